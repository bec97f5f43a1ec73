package io.monitorix.client.pve;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.client.Permissions;
import io.monitorix.client.pve.model.AclEntry;
import io.monitorix.client.pve.model.AclSubject;
import io.monitorix.client.pve.model.Group;
import io.monitorix.client.pve.model.GroupDetails;
import io.monitorix.client.pve.model.Realm;
import io.monitorix.client.pve.model.Role;
import io.monitorix.client.pve.model.TfaEntry;
import io.monitorix.client.pve.model.TfaType;
import io.monitorix.client.pve.model.TokenDetails;
import io.monitorix.client.pve.model.User;
import io.monitorix.client.pve.model.UserDetails;
import io.monitorix.client.pve.model.UserTfa;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UsersDecodingTest {

  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

  private final PveServer server = new PveServer();
  private final AccessApi access = server.client.access();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aUserComesWithTokensByNameAndWithoutKeys() throws InterruptedException {
    server.answerData(
        "{\"enable\":\"1\",\"expire\":0,\"groups\":[\"ops\"],\"email\":\"\",\"keys\":\"x!oath-key\","
            + "\"tokens\":{\"mon\":{\"privsep\":\"0\",\"expire\":\"1767225600\",\"comment\":\"c\"},"
            + "\"odd\":7}}");
    server.answerData("{\"enable\":0,\"tokens\":null,\"groups\":[]}");

    UserDetails ann = access.user("ann@pve").execute();
    UserDetails bob = access.user("bob@pve").execute();

    assertThat(asked().encodedPath()).endsWith("/access/users/ann@pve");
    assertThat(ann)
        .returns(true, UserDetails::enabled)
        .returns(Instant.EPOCH, UserDetails::expire)
        .returns(List.of("ops"), UserDetails::groups)
        .returns(
            Map.of("mon", new TokenDetails(NEW_YEAR, false, "c", Map.of())), UserDetails::tokens);
    assertThat(ann.toString()).doesNotContain("oath-key");
    assertThat(bob).returns(false, UserDetails::enabled).returns(Map.of(), UserDetails::tokens);
  }

  @Test
  void tokensAreReadAloneOrTogether() throws InterruptedException {
    server.answerData("[{\"tokenid\":\"mon\",\"privsep\":1},{\"comment\":\"nameless\"}]");
    server.answerData("{\"expire\":0,\"privsep\":\"1\"}");

    assertThat(access.tokens("ann@pve").execute())
        .containsExactly(new User.Token("mon", null, true, null, Map.of()));
    assertThat(access.token("ann@pve", "mon").execute())
        .isEqualTo(new TokenDetails(Instant.EPOCH, true, null, Map.of()));
    assertThat(asked().encodedPath()).endsWith("/access/users/ann@pve/token");
    assertThat(asked().encodedPath()).endsWith("/access/users/ann@pve/token/mon");
  }

  @Test
  void groupsHaveMembers() {
    server.answerData(
        "[{\"groupid\":\"ops\",\"users\":\"ann@pve,bob@pam\",\"comment\":\"c\"},{\"users\":\"x\"}]");
    server.answerData("{\"members\":[\"ann@pve\",\"bob@pam\"]}");

    assertThat(access.groups().execute())
        .containsExactly(new Group("ops", "c", "ann@pve,bob@pam", Map.of()));
    assertThat(access.group("ops").execute())
        .isEqualTo(new GroupDetails(null, List.of("ann@pve", "bob@pam"), Map.of()));
  }

  @Test
  void rolesAllowWhatTheyName() {
    server.answerData(
        "[{\"roleid\":\"Audit\",\"privs\":\"VM.Audit, Sys.Audit\",\"special\":\"0\"},"
            + "{\"roleid\":\"NoAccess\",\"privs\":\"\",\"special\":1},{\"roleid\":\"Bare\"}]");
    server.answerData("{\"VM.Audit\":1,\"Sys.Audit\":\"1\",\"VM.Backup\":0,\"odd\":{}}");
    server.answerData("[]");

    List<Role> roles = access.roles().execute();

    assertThat(roles).extracting(Role::id).containsExactly("Audit", "NoAccess", "Bare");
    assertThat(roles.get(0).privileges()).containsExactlyInAnyOrder("VM.Audit", "Sys.Audit");
    assertThat(roles.get(0).builtIn()).isFalse();
    assertThat(roles.get(1).privileges()).isEmpty();
    assertThat(roles.get(2).privileges()).isEmpty();
    assertThat(access.role("Audit").execute()).containsExactlyInAnyOrder("VM.Audit", "Sys.Audit");
    assertThat(access.role("NoAccess").execute()).isEmpty();
  }

  @Test
  void theAclTellsWhoHasWhichRoleWhere() {
    server.answerData(
        "[{\"path\":\"/\",\"roleid\":\"Audit\",\"ugid\":\"ann@pve\",\"type\":\"user\","
            + "\"propagate\":1},{\"path\":\"/vms/7\",\"roleid\":\"Audit\",\"ugid\":\"ann@pve!t\","
            + "\"type\":\"token\",\"propagate\":\"0\"},{\"path\":\"/\",\"roleid\":\"R\","
            + "\"ugid\":\"ops\",\"type\":\"group\"},{\"path\":\"/\",\"roleid\":\"R\","
            + "\"ugid\":\"x\",\"type\":\"planet\"},{\"path\":\"/\",\"roleid\":\"R\"}]");

    List<AclEntry> acl = access.acl().execute();

    assertThat(acl)
        .extracting(AclEntry::subject)
        .containsExactly(AclSubject.USER, AclSubject.TOKEN, AclSubject.GROUP, AclSubject.UNKNOWN);
    assertThat(acl.get(1))
        .isEqualTo(new AclEntry("/vms/7", "Audit", "ann@pve!t", "token", false, Map.of()));
    assertThat(acl.get(3).type()).isEqualTo("planet");
  }

  @Test
  void realmsAreListed() {
    server.answerData(
        "[{\"realm\":\"pam\",\"type\":\"pam\",\"comment\":\"c\",\"default\":\"1\"},"
            + "{\"type\":\"pve\"}]");

    assertThat(access.realms().execute())
        .containsExactly(new Realm("pam", "pam", "c", null, true, Map.of()));
  }

  @Test
  void secondFactorsTellWhetherTheyAreLocked() throws InterruptedException {
    String phone = "{\"id\":\"1\",\"type\":\"totp\",\"description\":\"phone\",\"enable\":true,";
    server.answerData(
        "[{\"userid\":\"ann@pve\",\"totp-locked\":true,\"tfa-locked-until\":1767225600,"
            + "\"entries\":["
            + phone
            + "\"created\":1767225600},{\"id\":\"2\",\"type\":\"retina\"},{\"type\":\"u2f\"}]},"
            + "{\"userid\":\"bob@pam\",\"entries\":null},{\"entries\":[]}]");
    server.answerData("[" + phone + "\"created\":\"1767225600\"}]");

    List<UserTfa> users = access.secondFactors().execute();
    List<TfaEntry> ann = access.secondFactors("ann@pve").execute();

    assertThat(users).extracting(UserTfa::userid).containsExactly("ann@pve", "bob@pam");
    assertThat(users.get(0))
        .returns(true, UserTfa::totpLocked)
        .returns(NEW_YEAR, UserTfa::lockedUntil);
    assertThat(users.get(0).entries())
        .extracting(TfaEntry::kind)
        .containsExactly(TfaType.TOTP, TfaType.UNKNOWN);
    assertThat(users.get(1).entries()).isEmpty();
    assertThat(ann).containsExactly(users.get(0).entries().get(0));
    assertThat(asked().encodedPath()).endsWith("/access/tfa");
    assertThat(asked().encodedPath()).endsWith("/access/tfa/ann@pve");
  }

  @Test
  void permissionsOfOthersAreAskedForByName() throws InterruptedException {
    server.answerData("{\"/vms\":{\"VM.Audit\":1}}");
    server.answerData("{\"/vms/7\":{\"VM.Audit\":1}}");

    Permissions everywhere = access.permissionsOf("ann@pve!mon").execute();
    Permissions there = access.permissionsOf("ann@pve!mon", "/vms/7").execute();

    assertThat(everywhere.allows("/vms/7", "VM.Audit")).isTrue();
    assertThat(there.allows("/vms/7", "VM.Audit")).isTrue();
    assertThat(asked().queryParameter("userid")).isEqualTo("ann@pve!mon");
    HttpUrl second = asked();
    assertThat(second.queryParameter("userid")).isEqualTo("ann@pve!mon");
    assertThat(second.queryParameter("path")).isEqualTo("/vms/7");
  }

  private HttpUrl asked() throws InterruptedException {
    return server.http.takeRequest().getUrl();
  }
}
