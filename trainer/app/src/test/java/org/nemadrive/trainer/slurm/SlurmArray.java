package org.nemadrive.trainer.slurm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.testing.StartsProcess;
import org.nemadrive.trainer.cli.TrainerCommand;
import org.nemadrive.trainer.ledger.Rows;
import picocli.CommandLine;

/**
 * {@code sweep.sbatch} as Slurm runs it, preempted by a job of a better partition. Needs root and
 * Debian's packages slurm-wlm and munge, so it is run by name: {@code mvn -pl trainer/app test
 * -Dtest=SlurmArray}.
 */
@StartsProcess
class SlurmArray {
  private static final long DEADLINE_S = 400;
  private static final Path SCRIPT = Path.of("../slurm/sweep.sbatch").toAbsolutePath().normalize();

  @TempDir private Path folder;

  @BeforeEach
  void aSlurmOfOurOwn() throws IOException, InterruptedException {
    String script =
        """
        set -e
        cd %1$s
        host=$(hostname -s)
        mkdir -p state spool log munge
        chmod 700 munge
        head -c 1024 /dev/urandom > munge/key
        chmod 400 munge/key
        cat > slurm.conf <<END
        ClusterName=nemadrive
        SlurmctldHost=$host(127.0.0.1)
        SlurmctldPort=16837
        SlurmdPort=16838
        AuthType=auth/munge
        AuthInfo=socket=%1$s/munge/socket
        CredType=cred/munge
        SlurmUser=root
        SlurmdUser=root
        StateSaveLocation=%1$s/state
        SlurmdSpoolDir=%1$s/spool
        SlurmctldPidFile=%1$s/slurmctld.pid
        SlurmdPidFile=%1$s/slurmd.pid
        SlurmctldLogFile=%1$s/log/slurmctld.log
        SlurmdLogFile=%1$s/log/slurmd.log
        ProctrackType=proctrack/pgid
        TaskPlugin=task/none
        MpiDefault=none
        ReturnToService=2
        SelectType=select/cons_tres
        SelectTypeParameters=CR_CPU
        PreemptType=preempt/partition_prio
        PreemptMode=REQUEUE
        KillWait=5
        SchedulerParameters=sched_interval=2,requeue_delay=0
        NodeName=$host NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
        PartitionName=low Nodes=$host Default=YES PriorityTier=1
        PartitionName=high Nodes=$host PriorityTier=10 PreemptMode=OFF
        END
        munged --socket=munge/socket --key-file=munge/key --pid-file=munge/pid --log-file=munge/log \\
          --seed-file=munge/seed --force
        export SLURM_CONF=%1$s/slurm.conf
        slurmctld -i
        slurmd
        """
            .formatted(folder);
    Process start = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true).start();
    String said = new String(start.getInputStream().readAllBytes());
    assertEquals(0, start.waitFor(), "needs root, slurm-wlm and munge: " + said);
    await("a node", () -> slurm("sinfo", "-h", "-p", "low", "-o", "%t").strip().equals("idle"));
  }

  @AfterEach
  void itEnds() throws IOException {
    for (String name : List.of("slurmd.pid", "slurmctld.pid", "munge/pid")) {
      Path file = folder.resolve(name);
      if (Files.exists(file)) {
        ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
            .ifPresent(ProcessHandle::destroy);
      }
    }
  }

  @Test
  void anArrayThatIsPreemptedGoesOnAndItsShardsMergeIntoTheRowsOfOneProcess()
      throws IOException, InterruptedException {
    Path trainer = folder.resolve("trainer");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Files.writeString(
        trainer,
        "#!/bin/sh\nexec '%s' -Djava.awt.headless=true -cp '%s' %s \"$@\"\n"
            .formatted(
                java, System.getProperty("java.class.path"), TrainerCommand.class.getName()));
    assertTrue(trainer.toFile().setExecutable(true));
    List<String> sweep =
        List.of(
            "--task",
            "pentagon",
            "--strategies",
            "ea:populationSize=8,cma-es:populationSize=8",
            "--seeds",
            "4",
            "--evaluations",
            "3000");
    List<String> submit = new ArrayList<>(List.of("sbatch", "--parsable", "--array=1-2"));
    submit.addAll(List.of("--cpus-per-task=1", SCRIPT.toString(), folder + "/out"));
    submit.addAll(sweep);
    String job = slurm(submit.toArray(String[]::new)).strip();
    Path ledger = folder.resolve("out/shard-1/ledger.jsonl");
    await("a row of shard 1", () -> Files.exists(ledger) && ledger.toFile().length() > 0);
    String urgent =
        slurm("sbatch", "--parsable", "-p", "high", "--exclusive", "--wrap", "sleep 2").strip();
    await("preemption", () -> slurm("squeue", "-h", "-j", urgent, "-o", "%t").contains("R"));
    assertTrue(Rows.sorted(folder.resolve("out/shard-1")).size() < 4, "preempted in the middle");
    await("the end", () -> slurm("squeue", "-h", "-o", "%i").isBlank());
    String log = Files.readString(folder.resolve("nemadrive-" + job + "-1.log"));
    assertTrue(log.contains("PREEMPTION") || log.contains("CANCELLED"), log);

    assertEquals(
        0,
        trainer(
            "benchmark",
            "merge",
            "--no-films",
            folder + "/out/shard-1",
            folder + "/out/shard-2",
            "--out",
            folder + "/all"));
    List<String> alone = new ArrayList<>(List.of("benchmark", "--no-films", "--threads", "2"));
    alone.addAll(sweep);
    alone.addAll(List.of("--out", folder + "/alone"));
    assertEquals(0, trainer(alone.toArray(String[]::new)));
    assertEquals(8, Rows.sorted(folder.resolve("alone")).size());
    assertEquals(Rows.sorted(folder.resolve("alone")), Rows.sorted(folder.resolve("all")));
  }

  private static int trainer(String... arguments) {
    CommandLine line = TrainerCommand.commandLine();
    line.setOut(new PrintWriter(new StringWriter()));
    return line.execute(arguments);
  }

  private String slurm(String... command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.environment().put("SLURM_CONF", folder.resolve("slurm.conf").toString());
      builder.environment().put("NEMADRIVE_TRAINER", folder.resolve("trainer").toString());
      Process process = builder.redirectError(folder.resolve("errors").toFile()).start();
      String printed = new String(process.getInputStream().readAllBytes());
      process.waitFor();
      return printed;
    } catch (IOException e) {
      throw new AssertionError(String.join(" ", command), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private void await(String what, BooleanSupplier isThere) throws IOException {
    long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_S);
    while (!isThere.getAsBoolean()) {
      if (System.nanoTime() > endNs) {
        throw new AssertionError(
            "no "
                + what
                + "\n"
                + slurm("squeue")
                + slurm("sinfo")
                + Files.readString(folder.resolve("log/slurmctld.log")));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
    }
  }
}
