package io.monitorix.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.re2j.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProbeModulesTest {

  private ConfigFiles files;

  @BeforeEach
  void folder(@TempDir Path folder) {
    files = new ConfigFiles(folder);
  }

  private Map<String, ProbeModule> load(String yaml) {
    return ProbeModules.load(files.write("blackbox.yml", yaml));
  }

  /** The only one of the file. */
  private ProbeModule module(String yaml) {
    return load(yaml).values().iterator().next();
  }

  private static ProbeModule builtIn(String name) {
    return Objects.requireNonNull(ProbeModules.builtIn().get(name), name);
  }

  private List<String> problems(String yaml) {
    try {
      load(yaml);
      return List.of();
    } catch (ConfigException e) {
      return e.problems().stream()
          .map(p -> p.line() + ":" + p.column() + ": " + p.message())
          .toList();
    }
  }

  @Test
  void builtInModulesAreThere() {
    assertThat(ProbeModules.builtIn())
        .containsKeys(
            "http_2xx",
            "http_post_2xx",
            "tcp_connect",
            "ssh_banner",
            "smtp",
            "smtp_starttls",
            "dns",
            "icmp");
    assertThat(ProbeModules.builtIn()).isEqualTo(ProbeModules.builtIn());
  }

  @Test
  void everyKeyOfHttpIsRead() {
    files.write("token", "abc\n");

    HttpProbe http =
        (HttpProbe)
            module(
                    """
            modules:
              full:
                prober: http
                timeout: 7s
                http:
                  valid_status_codes: [200, 418]
                  valid_http_versions: ["HTTP/1.1", "HTTP/2.0"]
                  method: POST
                  headers: {X-Key: hush}
                  body: hush
                  body_size_limit: 10MB
                  compression: gzip
                  follow_redirects: no
                  fail_if_ssl: false
                  fail_if_not_ssl: yes
                  fail_if_body_matches_regexp: [bad]
                  fail_if_body_not_matches_regexp: [good]
                  fail_if_body_json_path_matches: [{path: $.bad}]
                  fail_if_body_json_path_not_matches: [{path: $.ok, regexp: "true"}]
                  fail_if_header_matches: [{header: A, regexp: b, allow_missing: true}]
                  fail_if_header_not_matches: [{header: C, regexp: d}]
                  tls_config: {insecure_skip_verify: true, server_name: lab, min_version: TLS13}
                  bearer_token: hush
                  enable_http2: false
                  preferred_ip_protocol: ip4
                  ip_protocol_fallback: false
            """)
                .settings();

    assertThat(http)
        .isEqualTo(
            new HttpProbe(
                new IpPreference(false, false),
                new HttpProbe.Request(
                    "POST",
                    Map.of("X-Key", new Secret("hush")),
                    new Secret("hush"),
                    new Secret("Bearer hush")),
                new ProbeTls(
                    true, null, null, "lab", ProbeTls.Version.TLS13, ProbeTls.Version.TLS13),
                false,
                false,
                new HttpProbe.Expected(
                    Set.of(200, 418),
                    Set.of("HTTP/1.1", "HTTP/2.0"),
                    false,
                    true,
                    new HttpProbe.HeaderRules(
                        List.of(new HttpProbe.HeaderMatch("A", Pattern.compile("b"), true)),
                        List.of(new HttpProbe.HeaderMatch("C", Pattern.compile("d"), false))),
                    new HttpProbe.BodyRules(
                        List.of(Pattern.compile("bad")),
                        List.of(Pattern.compile("good")),
                        List.of(new HttpProbe.JsonMatch("$.bad", null)),
                        List.of(new HttpProbe.JsonMatch("$.ok", Pattern.compile("true"))),
                        HttpProbe.Compression.GZIP,
                        10 * 1024 * 1024))));
    assertThat(http.toString()).doesNotContain("hush");
  }

  @Test
  void keysWithoutAValueCountAsAbsent() {
    assertThat(
            load(
                """
                modules:
                  http_2xx: {prober: http, timeout: , http: {method: , headers: , basic_auth: , valid_status_codes: []}}
                """))
        .isEqualTo(
            Map.of("http_2xx", new ProbeModule("http_2xx", null, builtIn("http_2xx").settings())));
  }

  @Test
  void dialogueIsReadInItsOrder() {
    TcpProbe tcp =
        (TcpProbe)
            module(
                    """
            modules:
              m:
                prober: tcp
                timeout: 5s
                tcp:
                  source_ip_address: 192.0.2.9
                  query_response:
                    - expect: "^220 "
                      labels: [{name: software, value: "${1}"}]
                    - send: hush
                    - starttls: true
            """)
                .settings();

    assertThat(tcp.dialogue())
        .containsExactly(
            new TcpProbe.Step(Pattern.compile("^220 "), Map.of("software", "${1}"), null, false),
            new TcpProbe.Step(null, Map.of(), new Secret("hush"), false),
            new TcpProbe.Step(null, Map.of(), null, true));
    assertThat(tcp.toString()).doesNotContain("hush");
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        arguments("{}", "3:6: modules.m: missing key 'prober'"),
        arguments(
            "{prober: gopher}",
            "3:15: modules.m.prober: expected the prober http, tcp, dns or icmp, got 'gopher'"),
        arguments(
            "{prober: http, tcp: {tls: true}}",
            "3:26: modules.m.tcp: has no effect with prober: http; remove one of the two"),
        arguments(
            "{prober: icmp, grpc: {tls: true}}",
            "3:27: modules.m.grpc: gRPC checks are not supported; remove it"),
        arguments(
            "{prober: http, timeout: 5}",
            "3:30: modules.m.timeout: expected a duration such as 5s, got '5'"),
        arguments(
            "{prober: http, http: {valid_status: [1]}}",
            "3:28: unknown key 'valid_status' in modules.m.http; did you mean"
                + " 'valid_status_codes'?"),
        arguments(
            "{prober: http, http: {valid_status_codes: [2xx]}}",
            "3:49: modules.m.http.valid_status_codes[0]: expected a number from 100 to 599, got"
                + " '2xx'"),
        arguments(
            "{prober: http, http: {proxy_url: 'http://p:3128'}}",
            "3:39: modules.m.http.proxy_url: proxies are not supported; run the exporter where it"
                + " reaches the target"),
        arguments(
            "{prober: http, http: {fail_if_body_json_matches_cel: body.x}}",
            "3:59: modules.m.http.fail_if_body_json_matches_cel: CEL is not supported; use"
                + " fail_if_body_json_path_matches or fail_if_body_json_path_not_matches"),
        arguments(
            "{prober: http, http: {fail_if_body_matches_regexp: ['(']}}",
            "3:58: modules.m.http.fail_if_body_matches_regexp[0]: not a regular expression of RE2's"
                + " kind: missing closing )"),
        arguments(
            "{prober: http, http: {fail_if_body_matches_regexp: ['(?=a)']}}",
            "3:58: modules.m.http.fail_if_body_matches_regexp[0]: not a regular expression of RE2's"
                + " kind: invalid or unsupported Perl syntax"),
        arguments(
            "{prober: http, http: {body: hush}}",
            "3:34: modules.m.http.body: GET cannot have a body here; set method, to POST for"
                + " instance"),
        arguments(
            "{prober: http, http: {compression: br}}",
            "3:41: modules.m.http.compression: expected gzip, deflate or identity (br is not"
                + " supported), got 'br'"),
        arguments(
            "{prober: http, http: {bearer_token: a, basic_auth: {username: u, password: hush}}}",
            "3:42: modules.m.http.bearer_token: basic_auth, authorization and bearer_token exclude"
                + " each other; keep one of the three"),
        arguments(
            "{prober: http, http: {basic_auth: {username: u}}}",
            "3:40: modules.m.http.basic_auth: missing key 'password' (or 'password_file')"),
        arguments(
            "{prober: http, http: {tls_config: {max_version: TLS11}}}",
            "3:54: modules.m.http.tls_config.max_version: the Java runtime has TLS11 switched off;"
                + " use TLS12 or TLS13"),
        arguments(
            "{prober: http, http: {tls_config: {cert_file: blackbox.yml}}}",
            "3:40: modules.m.http.tls_config: cert_file and key_file need each other; add the one"
                + " that is missing"),
        arguments(
            "{prober: http, http: {fail_if_body_json_path_matches: [{path: status}]}}",
            "3:68: modules.m.http.fail_if_body_json_path_matches[0].path: expected a JSON path such"
                + " as $.status, got 'status'"),
        arguments(
            "{prober: tcp, tcp: {tls: true, query_response: [{starttls: true}]}}",
            "3:54: modules.m.tcp.query_response[0]: starttls where TLS is spoken already; remove"
                + " one of the two"),
        arguments(
            "{prober: tcp, tcp: {source_ip_address: lab.example}}",
            "3:45: modules.m.tcp.source_ip_address: expected an IP address such as 192.0.2.7, got"
                + " 'lab.example'"),
        arguments("{prober: dns}", "3:6: modules.m.dns: missing key 'query_name'"),
        arguments(
            "{prober: dns, dns: {query_name: a, query_type: AAAAA}}",
            "3:53: modules.m.dns.query_type: expected a type such as AAAA, got 'AAAAA'"),
        arguments(
            "{prober: dns, dns: {query_name: a, dns_over_tls: true}}",
            "3:25: modules.m.dns: dns_over_tls needs transport_protocol: tcp"),
        arguments(
            "{prober: dns, dns: {query_name: a, valid_rcodes: [MAYBE]}}",
            "3:56: modules.m.dns.valid_rcodes[0]: expected a response code such as NXDOMAIN, got"
                + " 'MAYBE'"),
        arguments(
            "{prober: icmp, icmp: {ttl: 256}}",
            "3:33: modules.m.icmp.ttl: expected a number from 1 to 255, got '256'"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void faultIsToldWithItsPlace(String module, String problem) {
    assertThat(problems("# modules\nmodules:\n  m: " + module + "\n"))
        .containsExactly(problem)
        .noneMatch(text -> text.contains("hush"));
  }

  @Test
  void allFaultsAreToldAtOnce() {
    assertThat(
            problems(
                """
                modules:
                  a: {prober: http, http: {metod: GET, timeout: 5s}}
                  b: {prober: dns, dns: {query_name: x, query_type: 7up}}
                checks: []
                """))
        .extracting(problem -> problem.substring(0, problem.indexOf(": ")))
        .containsExactly("2:28", "2:40", "3:53", "4:1");
  }

  @Test
  void variablesAreNothingSpecial() {
    assertThat(load("modules: {m: {prober: tcp, tcp: {query_response: [{send: \"PONG ${1}\"}]}}}"))
        .hasSize(1);
  }

  @Test
  void timeoutIsTheModules() {
    assertThat(module("modules: {m: {prober: icmp, timeout: 1500ms}}").timeout())
        .isEqualTo(Duration.ofMillis(1500));
  }

  @Test
  void emptyFileIsSaidToBeSo() {
    assertThat(problems("# nothing\n"))
        .containsExactly(
            "0:0: no modules; write, for instance, modules: {http_2xx: {prober: http}}");
  }
}
