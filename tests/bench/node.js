// Makes one measurement and prints its result as JSON. The arguments are its name and its options.

const [name, options = "{}"] = process.argv.slice(2);
const { measure } = await import(`./measurements/${name}.js`);
console.log(JSON.stringify(await measure(JSON.parse(options))));
// Open connections would keep the process alive.
process.exit();
