// All suites in one process, because the test runner starts each file it is given anew and that would take most of
// the time. One suite alone runs as well: `npx tsx --test tests/simulator/time.ts`.
import "./commands.ts";
import "./further.ts";
import "./refusals.ts";
import "./parameters.ts";
import "./http.ts";
import "./reads.ts";
import "./time.ts";
import "./faults.ts";
import "./control.ts";
import "./signed/messages.ts";
import "./signed/vectors.ts";
import "./signed/verifier.ts";
import "./signed/commands.ts";
import "./signed/scenarios.ts";
import "./signed/enrolment.ts";
