package io.monitorix.exporter.cli;

import io.monitorix.exporter.config.ConfigLoader;
import io.monitorix.exporter.config.MonitorixConfig;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.doctor.Doctor;
import io.monitorix.exporter.doctor.Examination;
import io.monitorix.exporter.doctor.Finding;
import io.monitorix.exporter.probe.IcmpSupport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "doctor",
    description = {
      "Tries each target: name, port, certificate, login, version, clock, and the privileges that",
      "each collector lacks, with the commands that grant them."
    },
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

  @Option(
      names = {"--config", "--config.file"},
      paramLabel = "FILE",
      defaultValue = "monitorix.yml",
      description = "The configuration (default: ${DEFAULT-VALUE}).")
  private Path config = Path.of("monitorix.yml");

  @Parameters(
      paramLabel = "TARGET",
      arity = "0..*",
      description = "Names of targets; all where none is named.")
  private List<String> names = new ArrayList<>();

  @Mixin private LogOptions log = new LogOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    log.apply();
    MonitorixConfig loaded = new ConfigLoader(System.getenv()).load(config);
    Doctor doctor = new Doctor(InstantSource.system(), Texts.of(spec).language());
    boolean fine = true;
    print(doctor.examine(IcmpSupport.detect(System.getenv(), new Random())));
    for (TargetConfig target : chosen(loaded.targets())) {
      Examination examination = doctor.examine(target);
      print(examination);
      fine &= !examination.hasProblems();
    }
    return fine ? CommandLineInterface.FINE : CommandLineInterface.PROBLEMS;
  }

  private List<TargetConfig> chosen(List<TargetConfig> targets) {
    List<String> known = targets.stream().map(TargetConfig::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new ParameterException(
            spec.commandLine(),
            Texts.of(spec).say("target.unknown", name, String.join(", ", known)));
      }
    }
    return targets.stream()
        .filter(target -> names.isEmpty() || names.contains(target.name()))
        .toList();
  }

  private void print(Examination examination) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(examination.target());
    for (Finding finding : examination.findings()) {
      out.printf("  %-7s %-7s %s%n", mark(finding), finding.step(), finding.detail());
      if (finding.remedy() != null) {
        finding.remedy().lines().forEach(line -> out.printf("  %-7s %-7s   %s%n", "", "", line));
      }
    }
    out.flush();
  }

  private String mark(Finding finding) {
    return switch (finding.level()) {
      case OK -> Texts.of(spec).say("doctor.ok");
      case WARNING -> Texts.of(spec).say("doctor.warning");
      case PROBLEM -> Texts.of(spec).say("doctor.problem");
    };
  }
}
