package io.monitorix.examples.simulator.pbs.api;

import io.monitorix.examples.simulator.api.ApiRequest;
import io.monitorix.examples.simulator.pbs.BackupServer;
import io.monitorix.examples.simulator.pbs.Datastore;
import io.monitorix.examples.simulator.pbs.PbsPlan;
import io.monitorix.examples.simulator.pbs.PbsRelease;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a handler gets to see of a call.
 *
 * @param variables the parts of the path that the route leaves open
 * @param beside what stands beside {@code data} in the answer; handlers add to it
 */
record PbsCall(
    ApiRequest request,
    Map<String, String> variables,
    BackupServer server,
    Map<String, Object> beside) {

  PbsCall(ApiRequest request, Map<String, String> variables, BackupServer server) {
    this(request, variables, server, new LinkedHashMap<>());
  }

  PbsPlan plan() {
    return server.plan();
  }

  PbsRelease release() {
    return plan().release();
  }

  boolean atLeast(PbsRelease other) {
    return release().atLeast(other);
  }

  /** Who calls, as tasks and owners name them. */
  String caller() {
    return request.caller().tokenId();
  }

  /** Whether the caller holds one of the privileges, which have {@code |} between them. */
  boolean may(String path, String privileges) {
    return request.rights().mayAny(path, List.of(privileges.split("\\|")));
  }

  String variable(String name) {
    String value = variables.get(name);
    if (value == null) {
      throw new IllegalStateException("the route has no variable '%s'".formatted(name));
    }
    return value;
  }

  @Nullable String parameter(String name) {
    return request.parameters().get(name);
  }

  /** A parameter that has to be there. */
  String required(String name) {
    String value = parameter(name);
    if (value == null) {
      throw PbsError.parameter(name, "parameter is missing and it is not optional.");
    }
    return value;
  }

  boolean flag(String name, boolean otherwise) {
    String value = parameter(name);
    return value == null
        ? otherwise
        : switch (value.toLowerCase(Locale.ROOT)) {
          case "1", "on", "yes", "true" -> true;
          case "0", "off", "no", "false" -> false;
          default -> throw PbsError.parameter(name, "Unable to parse boolean option.");
        };
  }

  long number(String name, long otherwise) {
    String value = parameter(name);
    if (value == null) {
      return otherwise;
    }
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw PbsError.parameter(name, "invalid digit found in string");
    }
  }

  /** The datastore in the path. */
  Datastore store() {
    String name = variable("store");
    Datastore store = plan().store(name);
    if (store == null) {
      throw PbsError.badRequest("datastore '%s' does not exist".formatted(name));
    }
    return store;
  }

  /** The namespace that is asked for; empty for the root. */
  String namespace() {
    String namespace = parameter("ns");
    return namespace == null ? "" : namespace;
  }

  /** The namespace that is asked for, of a datastore that has it. */
  String namespaceOf(Datastore store) {
    String namespace = namespace();
    if (!store.hasNamespace(namespace)) {
      throw PbsError.notFound("namespace not found");
    }
    return namespace;
  }

  /** Where rights on a namespace are held. */
  static String path(String store, String namespace) {
    return "/datastore/" + store + (namespace.isEmpty() ? "" : "/" + namespace);
  }
}
