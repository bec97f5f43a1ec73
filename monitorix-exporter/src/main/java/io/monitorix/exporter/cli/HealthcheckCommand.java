package io.monitorix.exporter.cli;

import io.monitorix.alerts.remote.delivery.Endpoint;
import io.monitorix.alerts.remote.delivery.HttpClients;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "healthcheck",
    description = {
      "Asks a running server how it is, for supervisors whose images have no curl.",
      "Exit status 0: well, 1: not well or no answer, 2: wrong usage."
    },
    mixinStandardHelpOptions = true)
final class HealthcheckCommand implements Callable<Integer> {

  /** Supervisors ask often, and count an answer that is late as none. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final int QUOTED = 200;

  @Option(
      names = {"--url", "--server"},
      paramLabel = "URL",
      defaultValue = "http://localhost:9221",
      description = "The server (default: ${DEFAULT-VALUE}).")
  private String url = "";

  @Option(
      names = "--ready",
      description =
          "Ask /-/ready, which waits for each target's first poll, instead of /-/healthy.")
  private boolean ready;

  @Mixin private ServerOptions options = new ServerOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Endpoint endpoint;
    OkHttpClient client;
    Request request;
    try {
      endpoint = options.endpoint(url, PATIENCE);
      client = HttpClients.of(endpoint);
      request =
          new Request.Builder()
              .url(asked(endpoint))
              .headers(HttpClients.headers(endpoint, Map.of()))
              .build();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
    try (Response response = client.newCall(request).execute()) {
      String said = response.peekBody(QUOTED).string().strip().lines().findFirst().orElse("");
      if (response.isSuccessful()) {
        spec.commandLine().getOut().println(said);
        return CommandLineInterface.FINE;
      }
      return problem(request, "HTTP " + response.code() + (said.isEmpty() ? "" : ": " + said));
    } catch (IOException e) {
      return problem(request, String.valueOf(e.getMessage()));
    } finally {
      client.dispatcher().executorService().shutdown();
      client.connectionPool().evictAll();
    }
  }

  private HttpUrl asked(Endpoint endpoint) {
    return HttpUrl.get(endpoint.url().toString())
        .newBuilder()
        .query(null)
        .fragment(null)
        .addPathSegments(ready ? "-/ready" : "-/healthy")
        .build();
  }

  private int problem(Request request, String what) {
    spec.commandLine().getErr().println("monitorix: " + request.url() + ": " + what);
    return CommandLineInterface.PROBLEMS;
  }
}
