// Standings as functions of the date.
import { test } from "node:test";
import assert from "node:assert/strict";
import { years } from "./script.mjs";

const MAY = ["in_force", "expiring", "under_renewal"];
const TIMELINE = "2021-06-28 in_force;2024-03-30 expiring;2024-04-22 under_renewal;2024-06-24 in_force;2025-09-08 suspended;2025-12-08 in_force;2027-03-30 expiring;2027-06-28 expired";
const year = (year, today = "2030-01-01") => years.inYear(TIMELINE, MAY, year, today);

test("a year is all, part or none of it, with its days", () => {
  assert.deepEqual(year(2020), { how: "none", days: [] });
  assert.deepEqual(year(2021), { how: "part", days: [["2021-06-28", "2021-12-31"]] });
  assert.deepEqual(year(2024), { how: "all", days: [["2024-01-01", "2024-12-31"]] });
  assert.deepEqual(year(2025), { how: "part", days: [["2025-01-01", "2025-09-07"], ["2025-12-08", "2025-12-31"]] });
  assert.deepEqual(year(2027), { how: "part", days: [["2027-01-01", "2027-06-27"]] });
  assert.deepEqual(year(2028), { how: "none", days: [] });
});

test("days that have not come do not count", () => {
  assert.deepEqual(year(2026, "2026-11-24"), { how: "all", days: [["2026-01-01", "2026-11-24"]] });
  assert.deepEqual(year(2027, "2026-11-24"), { how: "future", days: [] });
  assert.deepEqual(year(2027, "2027-01-01"), { how: "all", days: [["2027-01-01", "2027-01-01"]] });
});

test("the step of a day", () => {
  assert.equal(years.stepOn(TIMELINE, "2021-06-27"), undefined);
  assert.deepEqual(years.stepOn(TIMELINE, "2021-06-28"), ["2021-06-28", "in_force"]);
  assert.deepEqual(years.stepOn(TIMELINE, "2025-12-07"), ["2025-09-08", "suspended"]);
  assert.equal(years.stepOn("", "2025-12-07"), undefined);
});
