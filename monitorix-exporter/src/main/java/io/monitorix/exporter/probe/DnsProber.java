package io.monitorix.exporter.probe;

import io.monitorix.exporter.config.DnsProbe;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Checks by asking a name server. */
final class DnsProber implements Prober {

  private static final int PORT = 53;
  private static final int TLS_PORT = 853;

  private final DnsProbe settings;
  private final TargetResolver resolver;
  private final DnsExchange exchange;

  DnsProber(DnsProbe settings, TargetResolver resolver, Connections connections) {
    this.settings = settings;
    this.resolver = resolver;
    this.exchange = new DnsExchange(settings, connections);
  }

  @Override
  public boolean probe(Probing probing) throws IOException {
    probing.beginPhases(ProbeMetrics.DNS_DURATION, "resolve", "connect", "request");
    probing.set(ProbeMetrics.DNS_ANSWER_RRS, 0);
    probing.set(ProbeMetrics.DNS_AUTHORITY_RRS, 0);
    probing.set(ProbeMetrics.DNS_ADDITIONAL_RRS, 0);
    probing.set(ProbeMetrics.DNS_QUERY_SUCCEEDED, 0);
    boolean tls = settings.transport() == DnsProbe.Transport.TLS;
    HostPort target = HostPort.parse(probing.target(), tls ? TLS_PORT : PORT);
    InetAddress address = resolver.resolve(target.host(), settings.ip(), probing);
    probing.addPhase(ProbeMetrics.DNS_DURATION, "resolve", probing.lookupSeconds());

    Message answer = exchange.ask(question(), target, address, probing);
    probing.set(ProbeMetrics.DNS_QUERY_SUCCEEDED, 1);
    List<Record> records = answer.getSection(Section.ANSWER);
    List<Record> authority = answer.getSection(Section.AUTHORITY);
    List<Record> additional = answer.getSection(Section.ADDITIONAL);
    probing.set(ProbeMetrics.DNS_ANSWER_RRS, records.size());
    probing.set(ProbeMetrics.DNS_AUTHORITY_RRS, authority.size());
    probing.set(ProbeMetrics.DNS_ADDITIONAL_RRS, additional.size());
    emitSerial(records, probing);
    String code = Rcode.string(answer.getRcode());
    if (!settings.validCodes().contains(code)) {
      return probing.fail("the response code " + code + " is none of " + settings.validCodes());
    }
    return RecordRules.hold("answer", records, settings.answer(), probing)
        && RecordRules.hold("authority", authority, settings.authority(), probing)
        && RecordRules.hold("additional", additional, settings.additional(), probing);
  }

  private Message question() throws IOException {
    Record question =
        Record.newRecord(
            Name.fromString(settings.queryName(), Name.root),
            Type.value(settings.queryType()),
            DClass.value(settings.queryClass()));
    Message message = Message.newQuery(question);
    if (!settings.recursionDesired()) {
      message.getHeader().unsetFlag(Flags.RD);
    }
    return message;
  }

  private void emitSerial(List<Record> records, Probing probing) {
    if (settings.queryType().equals("SOA")) {
      for (Record record : records) {
        if (record instanceof SOARecord soa) {
          probing.set(ProbeMetrics.DNS_SERIAL, (double) soa.getSerial());
        }
      }
    }
  }
}
