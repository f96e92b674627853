const { default: init, doorUnlock } = require("tesla-commands");

init()
  .then(() => doorUnlock(JSON.parse(process.argv[2])))
  .then(console.log);
