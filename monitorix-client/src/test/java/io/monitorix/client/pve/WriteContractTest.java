package io.monitorix.client.pve;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.client.Call;
import io.monitorix.client.Consolidation;
import io.monitorix.client.Timeframe;
import io.monitorix.client.pve.model.GuestKind;
import io.monitorix.client.pve.model.Upid;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares the parameters that are sent with those that Proxmox declares to take, where its schemas
 * lie beside the repository.
 */
class WriteContractTest {

  private static final String UPID = "UPID:a:0000BEEF:01234567:6955B900:qmstart:7:ann@pve:";

  /** What is newer than a version, as the Javadoc says. */
  private static final Map<String, Set<String>> NEWER = Map.of("7.4", Set.of("overrule-shutdown"));

  private static final Pattern NAME = Pattern.compile("(?:^|[?&])([^=&?]+)=");

  private final PveServer server = new PveServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private static Stream<Consumer<PveClient>> reads() {
    return Stream.of(
        pve -> execute(pve.node("a").qemu(7).feature(Feature.COPY, "s")),
        pve -> execute(pve.node("a").lxc(7).feature(Feature.COPY, "s")),
        pve -> execute(pve.node("a").tasks().log(Upid.parse(UPID), 1, 2)),
        pve ->
            pve.node("a")
                .syslog(
                    SyslogFilter.none()
                        .since(LocalDateTime.of(2026, 1, 1, 0, 0))
                        .until(LocalDateTime.of(2026, 1, 1, 0, 0))
                        .service("x"))
                .forEach(row -> {}),
        pve -> pve.node("a").tasks().all(TaskFilter.none().user("x").vmid(7)).forEach(row -> {}),
        pve -> execute(pve.node("a").journal(JournalFilter.before("c", 3))),
        pve -> execute(pve.node("a").journal(JournalFilter.after("c"))),
        pve -> execute(pve.node("a").journal(JournalFilter.between(Instant.EPOCH, Instant.EPOCH))),
        pve ->
            execute(
                pve.node("a")
                    .storage("s")
                    .prunePreview(PruneFilter.none().kind(GuestKind.LXC).vmid(7), Retention.all())),
        pve -> execute(pve.node("a").storage("s").rrddata(Timeframe.DAY, Consolidation.MAX)),
        pve ->
            execute(
                pve.node("a")
                    .vzdump(
                        BackupRequest.of(List.of(7))
                            .storage("s")
                            .mode(BackupRequest.Mode.STOP)
                            .compress(BackupRequest.Compression.LZO)
                            .notes("n")
                            .keep()
                            .prune(true)
                            .limitedTo(1))),
        pve -> execute(pve.node("a").vzdump(BackupRequest.ofPool("p"))),
        pve -> execute(pve.node("a").vzdump(BackupRequest.all())),
        pve ->
            execute(
                pve.node("a")
                    .lxc(7)
                    .migrate(
                        LxcMigration.to("b")
                            .restarting(Duration.ofSeconds(1))
                            .ontoStorage("s")
                            .limitedTo(1))));
  }

  /** That something else than a list or an object comes back is no matter here. */
  private static void execute(Call<?> call) {
    call.raw().execute();
  }

  @ParameterizedTest
  @ValueSource(strings = {"7.4", "8.4", "9.2"})
  @SuppressWarnings("unchecked")
  void everyParameterThatIsSentIsDeclared(String version) throws IOException, InterruptedException {
    Map<?, ?> schema = Schemas.of(version);
    List<Consumer<PveClient>> calls =
        Stream.concat(
                reads(),
                WritesTest.tasks()
                    .map(arguments -> (Function<PveClient, Call<PveTask>>) arguments.get()[2])
                    .map(call -> (Consumer<PveClient>) pve -> execute(call.apply(pve))))
            .toList();
    Map<String, Set<String>> undeclared = new TreeMap<>();
    Set<String> compared = new TreeSet<>();
    for (Consumer<PveClient> call : calls) {
      server.answer("{\"data\":[],\"total\":0}");
      call.accept(server.client);
      RecordedRequest request = server.http.takeRequest();
      String endpoint = endpoint(schema, request);
      if (endpoint == null) {
        continue;
      }
      compared.add(endpoint);
      Set<String> sent = parameters(request);
      sent.removeAll(declared(schema, endpoint));
      sent.removeAll(NEWER.getOrDefault(version, Set.of()));
      if (!sent.isEmpty()) {
        undeclared.put(endpoint, sent);
      }
    }

    assertThat(undeclared).isEmpty();
    assertThat(compared).hasSize(30);
  }

  private static Set<String> parameters(RecordedRequest request) {
    Set<String> names = new TreeSet<>();
    String query = String.valueOf(request.getUrl().encodedQuery());
    Matcher name = NAME.matcher(query + "&" + WritesTest.form(request));
    while (name.find()) {
      names.add(name.group(1));
    }
    return names;
  }

  private static Set<?> declared(Map<?, ?> schema, String endpoint) {
    return schema.get(endpoint) instanceof Map<?, ?> call
            && call.get("params") instanceof Map<?, ?> parameters
        ? parameters.keySet()
        : Set.of();
  }

  /** The endpoint in the schema that a request went to; null where it holds none for it. */
  private static @Nullable String endpoint(Map<?, ?> schema, RecordedRequest request) {
    String target = request.getMethod() + " " + String.join("/", request.getUrl().pathSegments());
    return schema.keySet().stream()
        .map(String::valueOf)
        .filter(
            key ->
                target.matches(
                    key.replaceFirst(" /", " api2/json/")
                        .replace("{volume}", ".+")
                        .replaceAll("\\{[^}]+}", "[^/]+")))
        .findFirst()
        .orElse(null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7.4", "8.4"})
  void whatIsSaidToBeNewerIs(String version) throws IOException {
    Map<?, ?> schema = Schemas.of(version);

    for (String kind : List.of("qemu", "lxc")) {
      assertThat(declared(schema, "POST /nodes/{node}/" + kind + "/{vmid}/status/stop"))
          .isNotEmpty()
          .matches(names -> names.contains("overrule-shutdown") == version.equals("8.4"));
    }
  }
}
