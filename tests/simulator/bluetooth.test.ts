// The suites of the peripheral, in one process as those of the simulator are.
import "./bluetooth/vectors.ts";
import "./bluetooth/framing.ts";
import "./bluetooth/links.ts";
import "./bluetooth/sleep.ts";
import "./bluetooth/pushes.ts";
import "./bluetooth/enrolment.ts";
import "./bluetooth/roles.ts";
import "./bluetooth/vehicle-data.ts";
import "./bluetooth/web-bluetooth.ts";
