package io.monitorix.exporter.config;

import com.google.re2j.Pattern;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks a name server.
 *
 * @param ip which of the server's addresses is asked
 * @param source the address to ask from; null leaves it to the system
 * @param transport how the question travels
 * @param tls how TLS is spoken; counts with {@link Transport#TLS}
 * @param queryName what is asked for
 * @param queryType such as {@code A}
 * @param queryClass such as {@code IN}
 * @param recursionDesired whether the server shall ask others
 * @param validCodes response codes that count as success, such as {@code NOERROR}
 * @param answer what the answer section must look like
 * @param authority what the authority section must look like
 * @param additional what the additional section must look like
 */
public record DnsProbe(
    IpPreference ip,
    @Nullable InetAddress source,
    Transport transport,
    ProbeTls tls,
    String queryName,
    String queryType,
    String queryClass,
    boolean recursionDesired,
    Set<String> validCodes,
    Rules answer,
    Rules authority,
    Rules additional)
    implements ProbeSettings {

  /** Copies the codes. */
  public DnsProbe {
    validCodes = Set.copyOf(validCodes);
  }

  /** How a question travels. */
  public enum Transport {
    /** One datagram each way. */
    UDP,
    /** A connection. */
    TCP,
    /** A connection with TLS. */
    TLS
  }

  /**
   * Rules for the records of a section, each written as in a zone file with tabs between.
   *
   * @param failIfAnyMatches no record may match any of these
   * @param failUnlessAllMatch of each of these every record must be a match; the file calls it
   *     {@code fail_if_all_match_regexp}, and so does it in blackbox_exporter, whatever its name
   * @param failIfOneDoesNotMatch every record must match each of these, and there must be one
   * @param failIfNoneMatches a record must match one of these
   */
  public record Rules(
      List<Pattern> failIfAnyMatches,
      List<Pattern> failUnlessAllMatch,
      List<Pattern> failIfOneDoesNotMatch,
      List<Pattern> failIfNoneMatches) {

    /** Rules that everything obeys. */
    public static final Rules NONE = new Rules(List.of(), List.of(), List.of(), List.of());

    /** Copies the lists. */
    public Rules {
      failIfAnyMatches = List.copyOf(failIfAnyMatches);
      failUnlessAllMatch = List.copyOf(failUnlessAllMatch);
      failIfOneDoesNotMatch = List.copyOf(failIfOneDoesNotMatch);
      failIfNoneMatches = List.copyOf(failIfNoneMatches);
    }
  }
}
