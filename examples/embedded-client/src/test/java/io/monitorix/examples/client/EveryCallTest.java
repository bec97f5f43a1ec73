package io.monitorix.examples.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.client.Call;
import io.monitorix.client.Credentials;
import io.monitorix.client.Method;
import io.monitorix.client.NotFoundException;
import io.monitorix.client.ProxmoxException;
import io.monitorix.client.Server;
import io.monitorix.client.ServerException;
import io.monitorix.client.Trust;
import io.monitorix.client.UnsupportedException;
import io.monitorix.client.pbs.PbsClient;
import io.monitorix.client.pve.PveClient;
import io.monitorix.client.pve.ResourceType;
import io.monitorix.client.pve.model.ClusterResource;
import io.monitorix.examples.simulator.PbsSimulator;
import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.examples.simulator.access.Identity;
import io.monitorix.examples.simulator.cluster.PveRelease;
import io.monitorix.examples.simulator.pbs.PbsRelease;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Makes every reading call that needs no parameter, of both clients, on every release. */
class EveryCallTest {

  /** What became of the calls. */
  private final List<String> answered = new ArrayList<>();

  private final List<String> refused = new ArrayList<>();

  @ParameterizedTest
  @EnumSource
  void everyCallOfProxmoxVeIsUnderstood(PveRelease release) throws Exception {
    try (PveSimulator simulator =
            PveSimulator.builder().size(3, 12).release(release).ceph(true).start();
        PveClient pve =
            PveClient.builder()
                .server(Server.of(simulator.url().toString()))
                .credentials(token(simulator.administrator()))
                .trust(Trust.fingerprint(simulator.fingerprint()))
                .build()) {
      walk(pve);
      walk(pve.node("pve1"));
      for (ClusterResource guest : pve.cluster().resources(ResourceType.VM).execute()) {
        walk(pve.node(String.valueOf(guest.node())).guest(guest.guestId().orElseThrow()));
      }
      walk(pve.node("pve1").storage("local"));
    }
    assertThat(answered).hasSizeGreaterThan(100);
    assertThat(refused).hasSizeLessThan(answered.size() / 3);
  }

  @ParameterizedTest
  @EnumSource
  void everyCallOfBackupServerIsUnderstood(PbsRelease release) throws Exception {
    try (PbsSimulator simulator = PbsSimulator.builder().release(release).start();
        PbsClient pbs =
            PbsClient.builder()
                .server(Server.of(simulator.url().toString()))
                .credentials(token(simulator.administrator()))
                .trust(Trust.fingerprint(simulator.fingerprint()))
                .build()) {
      walk(pbs);
      walk(pbs.datastore(pbs.datastores().execute().get(0).store()));
    }
    assertThat(answered).hasSizeGreaterThan(40);
    assertThat(refused).hasSizeLessThan(4);
  }

  private static Credentials token(Identity identity) {
    return Credentials.apiToken(identity.tokenId(), identity.secret());
  }

  /** Calls what the group offers, and the groups in it. */
  private void walk(Object group) throws ReflectiveOperationException {
    List<java.lang.reflect.Method> methods =
        Stream.of(group.getClass().getMethods())
            .filter(method -> method.getParameterCount() == 0)
            .filter(method -> !Modifier.isStatic(method.getModifiers()))
            .sorted(Comparator.comparing(java.lang.reflect.Method::getName))
            .toList();
    for (java.lang.reflect.Method method : methods) {
      if (Call.class.isAssignableFrom(method.getReturnType())) {
        make((Call<?>) invoke(method, group));
      } else if (method.getReturnType().getSimpleName().endsWith("Api")) {
        walk(invoke(method, group));
      }
    }
  }

  private static Object invoke(java.lang.reflect.Method method, Object group)
      throws IllegalAccessException {
    try {
      return method.invoke(group);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(method.toString(), e.getCause());
    }
  }

  private void make(Call<?> call) {
    if (call.method() != Method.GET) {
      return;
    }
    try {
      assertThat(call.execute()).as(call.toString()).isNotNull();
      answered.add(call.toString());
    } catch (ProxmoxException e) {
      // What this release, this guest or this node does not have; never a wrong shape.
      assertThat(e)
          .isInstanceOfAny(
              UnsupportedException.class, NotFoundException.class, ServerException.class);
      refused.add(call.toString());
    }
  }
}
