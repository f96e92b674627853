/** How a command ends, in English: what happened, and what to do. */
export const englishOutcomes = {
  outcome: {
    sending: "Sending",
    done: "Done",
    already: "Already done",
    refused: "Refused",
    failed: "Failed",
    mayHaveHappened: "May have happened",
    alreadyMessage: "Nothing to do: the car is already in that state.",
    awake: "The car is awake.",
    wakeAsked: (state: string) => `The car was asked to wake up. It says: ${state}.`,
    wakeAskedSilently: "The car was asked to wake up.",
    lookFirst: "Look at the car before you press again.",
    unexpected: (message: string) =>
      `Something went wrong in this page itself: ${message}. Reload the page, then try again.`,
    wordForWord: "Word for word:",
    announce: (title: string, outcome: string, message: string) => `${title}: ${outcome}. ${message}`.trim(),
  },

  // What happened and what to do, by the package's error code, in the words of someone who looks at this page.
  error: {
    aborted: "It was cancelled.",
    timeout: "No answer came in time. The car may be out of reach.",
    network:
      "No answer came. Either this device is offline, or the proxy does not run or does not allow this page (CORS). " +
      "Check the connection and the proxy's address.",
    signed_out: "You are signed out. Sign in with Tesla again.",
    no_token: "The server of this page gave no token. Try again in a minute.",
    unauthorized: "The token is wrong or no longer valid. Connect again with a new one.",
    forbidden:
      "The account or its token may not do this. Check the token's scopes, the account and its billing.",
    signing_required:
      "This car accepts only signed commands. See “Signed commands” for a key of this browser; or connect through a proxy " +
      "that signs (tesla-http-proxy), and address the car by its VIN.",
    not_paired:
      "The car does not know this browser's key. Over Bluetooth: press “Change connection”, and add the car again. Over the " +
      "internet: see “Signed commands” for how to add the key, or switch signing off there.",
    insufficient_privileges:
      "The car does not take this command from this key, or not now. Check the key's role in the car; a driver's may not " +
      "change PINs.",
    remote_access_disabled:
      "The car takes no commands over the internet. Switch mobile access on in the car's settings.",
    fault: (reason: string) => `The car could not take the signed command: ${reason}. Try again in a minute.`,
    bluetooth_unavailable:
      "Bluetooth can't be used here. Use Chrome or Edge on Android, Windows, macOS or ChromeOS, switch Bluetooth on, and " +
      "choose the car.",
    bluetooth_no_adapter: "This device has no Bluetooth. Use a phone or a computer that has it.",
    bluetooth_not_chosen: "No car was chosen, or none was found. Go closer to the car, and connect again.",
    bluetooth_not_allowed:
      "The browser does not let this page use Bluetooth. Try again; if that does not help, allow Bluetooth in the " +
      "settings of the browser and of the system.",
    out_of_reach:
      "The car can't be reached over Bluetooth. Go closer to it, and try again. If you are close, phones may hold all its " +
      "connections: switch Bluetooth off on one of them.",
    not_over_bluetooth:
      "The car takes this command only over the internet. To send it, connect the car with a sign-in or a token.",
    unsupported:
      "This browser can't make or keep a key here. Open the page over https and outside a private window.",
    not_found:
      "The server does not know this car or this command. Check the proxy's address; behind tesla-http-proxy, address " +
      "the car by its VIN.",
    unavailable:
      "The car is asleep, busy or out of reach, or the service is down. Try again in a few minutes.",
    rate_limited: "Too many requests. Try again in a while.",
    rate_limited_for: (wait: string) => `Too many requests. Try again in ${wait}.`,
    wrong_region: "The account belongs to another region. Point the proxy at that region's server.",
    wrong_region_at: (address: string) =>
      `The account belongs to another region. Point the proxy at ${address}.`,
    http_request: (status: string) =>
      `The server refuses this request (${status}), and would refuse it again. Check what is filled in and the proxy's address.`,
    http: (status: string) => `The server had a problem (${status}). Try again in a minute.`,
    bad_response: "The answer is not one that Tesla gives. Check that the proxy's address leads to Tesla.",
    rejected: "The car refused, for the reason below. Fix that, then press again.",
  },

  // What the car's own words for a refusal mean, in lower case with spaces; an unknown word is shown as it is.
  reason: {
    "doors open": "A door is open. Close it, then press again.",
    "door open": "A door is open. Close it, then press again.",
    "closures open": "Something is still open. Close it, then press again.",
    "not in park": "The car is not in Park. Shift to P, then press again.",
    "vehicle not in park": "The car is not in Park. Shift to P, then press again.",
    "low soc": "The battery is too low for that. Charge the car first.",
    disconnected: "No cable is plugged in. Plug it in, then press again.",
    "no power": "The charger gives no power. Check the charger, then press again.",
    charging: "The car is charging. Stop charging first.",
    "cable connected": "A cable is plugged in. Unplug it, then press again.",
    "non motorized charge port": "The charge port of this car has no motor. Close it by hand.",
    "not supported": "This car does not have that.",
    "unknown state requested": "The server no longer takes this word. Choose another one.",
    "remote start disabled":
      "Driving without a key is switched off in the car's settings. Switch it on there.",
    "not enabled": "This is switched off in the car's settings. Switch it on there.",
    "valet mode on": "Valet mode is on. Switch it off first.",
    "invalid password": "The PIN is missing or wrong. Type the right one, then press again.",
    "invalid pin": "The PIN is missing or wrong. Type the right one, then press again.",
    "incorrect pin": "The PIN is wrong. Type the right one, then press again.",
    "no pin set": "No PIN is set: the speed limit was never activated.",
    "invalid limit": "The car does not allow this limit. Choose another one.",
    "speed limit mode active": "The speed limit is active. Deactivate it first.",
    "could not wake buses": "A part of the car stayed asleep. Press again; it usually works the second time.",
  } as Readonly<Record<string, string>>,
};
