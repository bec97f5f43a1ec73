package io.monitorix.exporter.config.schema;

import static io.monitorix.exporter.config.schema.Forms.flag;
import static io.monitorix.exporter.config.schema.Forms.listOf;
import static io.monitorix.exporter.config.schema.Forms.number;
import static io.monitorix.exporter.config.schema.Forms.oneOf;
import static io.monitorix.exporter.config.schema.Forms.shared;
import static io.monitorix.exporter.config.schema.Forms.text;
import static io.monitorix.exporter.config.schema.Forms.texts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The settings of each prober, in the format of blackbox_exporter. */
final class ProberSchema {

  private static final String EXPRESSION = "Ready.*";

  private ProberSchema() {}

  static ObjectNode all() {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.set("probeTls", tls());
    all.set("httpProbe", http());
    all.set("tcpProbe", tcp());
    all.set("dnsProbe", dns());
    all.set("icmpProbe", icmp());
    all.set("dnsRules", dnsRules());
    return all;
  }

  private static Section section() {
    return new Section(KeyTable.anywhere());
  }

  private static Section address(Section section) {
    return section
        .told(
            "Which kind of address is tried first.",
            "preferred_ip_protocol",
            oneOf("ip4", "ip6"),
            "ip6")
        .told("Whether the other kind will do.", "ip_protocol_fallback", flag(), true);
  }

  private static Section source(Section section) {
    return section.told(
        "The address that it is sent from.", "source_ip_address", text("192.0.2.7"));
  }

  private static ObjectNode http() {
    ObjectNode header =
        section()
            .toldMust("Its name.", "header", text("Server"))
            .toldMust("What its value is compared with.", "regexp", text(EXPRESSION))
            .told(
                "Whether an answer without the header is in order.", "allow_missing", flag(), false)
            .build();
    ObjectNode json =
        section()
            .toldMust("A JSON path.", "path", text("$.status", "\\$.*"))
            .told(
                "What is found is compared with this; found at all is enough without it.",
                "regexp",
                text(EXPRESSION))
            .build();
    Section section =
        address(section())
            .told(
                "Codes that count as success; 2xx without it.",
                "valid_status_codes",
                listOf(number(100, 599)))
            .told(
                "Versions that count as success; any without it.",
                "valid_http_versions",
                listOf(oneOf("HTTP/1.0", "HTTP/1.1", "HTTP/2.0")))
            .told("The request's method.", "method", text("GET"), "GET")
            .told("Sent with the request.", "headers", texts())
            .told(
                "How much of an answer is read at most.",
                "body_size_limit",
                text("10MB", "[0-9]{1,12}[KMGT]?(i?B)?"))
            .told(
                "How the answer's body is compressed.",
                "compression",
                oneOf("gzip", "deflate", "identity"))
            .told("Whether redirects are followed.", "follow_redirects", flag(), true)
            .told("The older key, which says the opposite.", "no_follow_redirects", flag())
            .told("Whether an answer over TLS is a failure.", "fail_if_ssl", flag(), false)
            .told("Whether an answer without TLS is a failure.", "fail_if_not_ssl", flag(), false)
            .told(
                "Expressions none of which the body may have.",
                "fail_if_body_matches_regexp",
                listOf(text(EXPRESSION)))
            .told(
                "Expressions all of which the body must have.",
                "fail_if_body_not_matches_regexp",
                listOf(text(EXPRESSION)))
            .told("What a JSON body may not have.", "fail_if_body_json_path_matches", listOf(json))
            .told("What a JSON body must have.", "fail_if_body_json_path_not_matches", listOf(json))
            .told("What headers may not have.", "fail_if_header_matches", listOf(header))
            .told("What headers must have.", "fail_if_header_not_matches", listOf(header))
            .told("Certificates, and versions of TLS.", "tls_config", shared("probeTls"))
            .told("A user's name and password.", "basic_auth", shared("basicAuth"))
            .told(
                "What stands in the header Authorization.",
                "authorization",
                shared("authorization"))
            .told("A token for the header Authorization.", "bearer_token", text("${TOKEN}"))
            .told("The file that holds it.", "bearer_token_file", text("token"))
            .told("Whether HTTP/2 may be spoken.", "enable_http2", flag(), true)
            .told("What is sent; needs a method other than GET.", "body", text("{}"))
            .told("The file that holds it.", "body_file", text("body.json"));
    return section
        .notBoth("basic_auth", "authorization")
        .notBoth("bearer_token", "bearer_token_file")
        .notBoth("body", "body_file")
        .build();
  }

  private static ObjectNode tcp() {
    ObjectNode label =
        section()
            .toldMust("The label of probe_expect_info.", "name", text("version"))
            .toldMust("Its value, with groups such as ${1}.", "value", text("${1}"))
            .build();
    ObjectNode step =
        section()
            .told("What a line of the answer must have.", "expect", text(EXPRESSION))
            .told("What is kept of that line.", "labels", listOf(label))
            .told(
                "A line to send; ${1} is the first group of what was expected.",
                "send", text("QUIT"))
            .told("Whether TLS begins here.", "starttls", flag(), false)
            .needs("labels", "expect")
            .build();
    return source(address(section()))
        .told("The dialogue.", "query_response", listOf(step))
        .told("Whether TLS is spoken from the start.", "tls", flag(), false)
        .told("Certificates, and versions of TLS.", "tls_config", shared("probeTls"))
        .build();
  }

  private static ObjectNode dns() {
    return source(address(section()))
        .told("What it is sent over.", "transport_protocol", oneOf("udp", "tcp"), "udp")
        .told(
            "Whether TLS is spoken; needs transport_protocol: tcp.", "dns_over_tls", flag(), false)
        .told("Certificates, and versions of TLS.", "tls_config", shared("probeTls"))
        .toldMust("The name that is asked for.", "query_name", text("www.example"))
        .told("The type of record.", "query_type", text("AAAA"), "ANY")
        .told("The class of record.", "query_class", text("IN"), "IN")
        .told("Whether the server is to ask others.", "recursion_desired", flag(), true)
        .told(
            "Codes that count as success; NOERROR without it.",
            "valid_rcodes",
            listOf(text("NOERROR")))
        .told("What answers must and may not have.", "validate_answer_rrs", shared("dnsRules"))
        .told("Likewise of authorities.", "validate_authority_rrs", shared("dnsRules"))
        .told("Likewise of what is added.", "validate_additional_rrs", shared("dnsRules"))
        .build();
  }

  private static ObjectNode dnsRules() {
    ObjectNode expressions = listOf(text(EXPRESSION));
    return section()
        .told("A failure if a record matches one of them.", "fail_if_matches_regexp", expressions)
        .told(
            "A failure if all records match one of them.", "fail_if_all_match_regexp", expressions)
        .told(
            "A failure if a record does not match one of them.",
            "fail_if_not_matches_regexp",
            expressions)
        .told(
            "A failure if no record matches one of them.",
            "fail_if_none_matches_regexp",
            expressions)
        .build();
  }

  private static ObjectNode icmp() {
    return source(address(section()))
        .told("Whether packets may not be cut.", "dont_fragment", flag(), false)
        .told("Bytes that are sent.", "payload_size", number(0, 65_507), 0)
        .told("Hops that they may take.", "ttl", number(1, 255), 64)
        .build();
  }

  private static ObjectNode tls() {
    return section()
        .told("Whether any certificate will do.", "insecure_skip_verify", flag(), false)
        .told("A file of PEM certificates of authorities.", "ca_file", text("ca.pem"))
        .told("A PEM certificate to show.", "cert_file", text("client.pem"))
        .told("The certificate's key.", "key_file", text("client.key"))
        .told(
            "The name that the certificate must have, instead of the target's.",
            "server_name",
            text("www.example"))
        .told("The oldest version.", "min_version", oneOf("TLS10", "TLS11", "TLS12", "TLS13"))
        .told("The newest version.", "max_version", oneOf("TLS12", "TLS13"))
        .needs("cert_file", "key_file")
        .needs("key_file", "cert_file")
        .build();
  }
}
