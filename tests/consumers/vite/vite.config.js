const UPSTREAM = process.env.UPSTREAM ?? "https://fleet-api.prd.na.vn.cloud.tesla.com";

export default {
  server: {
    proxy: {
      "/tesla": {
        target: UPSTREAM,
        changeOrigin: true,
        rewrite: (path) => path.slice("/tesla".length),
        // A browser may repeat a request on a kept connection that breaks.
        headers: { connection: "close" },
      },
    },
  },
};
