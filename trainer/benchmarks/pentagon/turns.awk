# Mean turn of a worm in ticks in which a cell fires, and in the others; radians, towards larger y.
# awk -v cell=AS9 -f turns.awk spikes.csv trace.csv, both written by "trainer evaluate"
BEGIN { FS = ","; pi = atan2(0, -1) }
FNR == 1 { table++; heading = 0; next }
table == 1 && $2 == cell { fires[$1] = 1 }
table == 2 {
  turn = $7 - heading
  heading = $7
  if (turn >= pi) turn -= 2 * pi
  if (turn < -pi) turn += 2 * pi
  when = ($2 in fires)
  ticks[when]++
  sum[when] += turn
  sharp[when] += turn > 0.5 || turn < -0.5
}
END {
  printf "%s fires in %d ticks: mean turn %+.2f, more than 0.5 in %d; else %d ticks: %+.2f, %d\n", cell,
    ticks[1], ticks[1] ? sum[1] / ticks[1] : 0, sharp[1], ticks[0], ticks[0] ? sum[0] / ticks[0] : 0, sharp[0]
}
