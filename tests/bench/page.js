// Makes one measurement and posts its result. The address has its name and its options. Then the next page opens.

const { measurement, ...options } = JSON.parse(decodeURIComponent(location.search.slice(1)));

async function report() {
  try {
    const { measure } = await import(`./measurements/${measurement}.js`);
    const result = await measure({ ...options, baseUrl: location.origin });
    return { result, version: await browserVersion() };
  } catch (error) {
    return { error: `${measurement}: ${error?.stack ?? error}` };
  }
}

async function browserVersion() {
  const { fullVersionList = [] } =
    (await navigator.userAgentData?.getHighEntropyValues(["fullVersionList"])) ?? {};
  return fullVersionList.find(({ brand }) => brand === "Chromium")?.version;
}

const response = await fetch("/report", { method: "POST", body: JSON.stringify(await report()) });
const next = await response.json();
if (next) location.replace(next);
