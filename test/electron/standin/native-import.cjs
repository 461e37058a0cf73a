// Loaded by Node itself, so that its import() is Node's own and not the test runner's.
module.exports = (url) => import(url);
