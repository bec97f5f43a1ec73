package io.monitorix.exporter.documentation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.exporter.Settings;
import io.monitorix.exporter.config.DataConfig;
import io.monitorix.exporter.config.SeriesConfig;
import io.monitorix.exporter.fixture.RunningExporter;
import io.monitorix.exporter.fixture.Targets;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pages have {@code curl} ask of the exporter, asked of one that runs. */
class RequestsTest {

  private static final Pattern OURS = Pattern.compile("(?:http://)?[\\w.-]+:9221(/.*)?");

  @TempDir private Path folder;

  /** How an example is asked; a path with a placeholder, such as {@code ID}, is not. */
  private record Asked(ShellCommand command, String path) {

    static Optional<Asked> of(ShellCommand command) {
      return command.words().stream()
          .skip(1)
          .map(OURS::matcher)
          .filter(Matcher::matches)
          .map(url -> Optional.ofNullable(url.group(1)).orElse("/"))
          .filter(path -> command.words().stream().noneMatch(word -> word.contains("…")))
          .filter(path -> !path.matches(".*[/=][A-Z_]+([/&].*)?"))
          .map(path -> new Asked(command, path))
          .findFirst();
    }

    HttpRequest at(int port) {
      List<String> fields = command.values("--data-urlencode");
      List<String> body =
          fields.isEmpty() ? command.values("-d", "--data", "--json") : form(fields);
      List<String> method = command.values("-X", "--request");
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path.replace("\"", "%22")))
              .timeout(Duration.ofSeconds(20))
              .method(
                  method.isEmpty() ? (body.isEmpty() ? "GET" : "POST") : method.get(0),
                  body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body.get(0)));
      if (!fields.isEmpty()) {
        request.header("Content-Type", "application/x-www-form-urlencoded");
      }
      for (String header : command.values("-H", "--header")) {
        String[] parts = header.split(": *", 2);
        request.header(parts[0], parts[1]);
      }
      return request.build();
    }

    private static List<String> form(List<String> fields) {
      return List.of(
          fields.stream()
              .map(field -> field.split("=", 2))
              .map(field -> field[0] + "=" + URLEncoder.encode(field[1], UTF_8))
              .collect(Collectors.joining("&")));
    }
  }

  @Test
  void areAnswered() throws Exception {
    List<Asked> all =
        Pages.blocks(Set.of("sh", "bash", "console")).stream()
            .flatMap(ShellCommand::of)
            .filter(command -> command.program().equals("curl"))
            .flatMap(command -> Asked.of(command).stream())
            .toList();
    assertThat(all).hasSizeGreaterThan(5);
    List<String> failed = new ArrayList<>();
    try (PveSimulator simulator = PveSimulator.builder().size(2, 4).start();
        RunningExporter exporter = start(simulator).awaitReady()) {
      for (Asked asked : all) {
        int status = status(asked.at(exporter.port()));
        if (status >= 400) {
          failed.add(status + " " + asked.command());
        }
      }
    }
    assertThat(failed).isEmpty();
  }

  private RunningExporter start(PveSimulator simulator) {
    return RunningExporter.of(
        Settings.at(RunningExporter.LOCAL)
            .targets(List.of(Targets.of("lab", simulator)))
            .data(new DataConfig(folder, false))
            .series(SeriesConfig.DEFAULT.enabled(true, Duration.ofSeconds(1)))
            .build());
  }

  /** Of a stream the beginning is enough. */
  private static int status(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<InputStream> answer =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
    answer.body().close();
    return answer.statusCode();
  }
}
