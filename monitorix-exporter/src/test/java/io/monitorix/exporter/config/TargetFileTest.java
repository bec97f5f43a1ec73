package io.monitorix.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetFileTest {

  @TempDir Path folder;

  private List<TargetGroup> read(String name, String content) throws IOException {
    return TargetFile.read(Files.writeString(folder.resolve(name), content));
  }

  @Test
  void yamlAndJsonSayTheSame() throws IOException {
    List<TargetGroup> yaml =
        read(
            "a.yml",
            """
            - targets: [pve1:8006, pve2]
              labels: {cluster: lab, note: ""}
            - targets: ["${HOST}"]
            """
                .replace("${HOST}", "pbs"));
    List<TargetGroup> json =
        read(
            "a.json",
            """
            [
            \t{"targets": ["pve1:8006", "pve2"], "labels": {"cluster": "lab", "note": ""}},
            \t{"targets": ["pbs"]}
            ]
            """);

    assertThat(yaml)
        .isEqualTo(json)
        .containsExactly(
            new TargetGroup(List.of("pve1:8006", "pve2"), Map.of("cluster", "lab", "note", "")),
            new TargetGroup(List.of("pbs"), Map.of()));
  }

  @Test
  void emptyFileHasNoTargets() throws IOException {
    assertThat(read("a.yml", "")).isEmpty();
    assertThat(read("a.json", "[]")).isEmpty();
    assertThat(read("b.json", "[{\"targets\": []}]")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{\"targets\": [\"pve1\"|not valid YAML",
        "targets: [a]|expected a list, got a mapping",
        "- {labels: {a: b}}|missing key 'targets'",
        "- targets: pve1|targets: expected a list, got a text",
        "- targets: ['a b']|expected a server such as",
        "- targets: ['user:secret@a']|the server names a user",
        "- {targets: [a], labels: {__pve_type: esx}}|__pve_type is neither pve nor pbs",
        "- {target: [a], targets: [b]}|unknown key 'target'",
      })
  void fileThatCannotBeUsedSaysWhere(String content, String problem) {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> read("a.yml", content))
        .satisfies(
            e ->
                assertThat(e.getMessage())
                    .startsWith(folder.resolve("a.yml") + ":1:")
                    .contains(problem)
                    .doesNotContain("secret@"));
  }
}
