package io.monitorix.alerts.notify.chat;

import io.monitorix.alerts.notify.Integration;
import io.monitorix.alerts.notify.IntegrationType;
import io.monitorix.alerts.notify.ReceiverContext;
import io.monitorix.alerts.notify.config.Fields;
import io.monitorix.alerts.notify.config.Secret;
import io.monitorix.alerts.notify.http.HttpIntegration;
import io.monitorix.alerts.yaml.YamlValue;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code slack_configs}: an incoming webhook, or {@code chat.postMessage} with a bot's token. With
 * the latter, the message that told of a group is changed when the group is resolved.
 */
public final class Slack implements IntegrationType {

  private static final List<String> KEYS =
      Stream.concat(
              Stream.of(
                  "api_url",
                  "api_url_file",
                  "app_token",
                  "app_token_file",
                  "app_url",
                  "channel",
                  "username",
                  "icon_emoji",
                  "icon_url",
                  "link_names",
                  "message_text",
                  "update_message",
                  "edit_messages"),
              SlackAttachment.KEYS.stream())
          .toList();

  private static final String POST_MESSAGE = "https://slack.com/api/chat.postMessage";

  @Override
  public String key() {
    return "slack_configs";
  }

  @Override
  public Integration read(YamlValue config, ReceiverContext context) {
    Fields fields = HttpIntegration.fields(config, context, KEYS);
    boolean ownUrl = fields.has("api_url") || fields.has("api_url_file");
    Secret token =
        ownUrl ? fields.secret("app_token", null) : fields.secret("app_token", "slack_app_token");
    boolean globalUrl =
        fields.global("slack_api_url") != null || fields.global("slack_api_url_file") != null;
    Secret url;
    if (token.isNone() || ownUrl) {
      if (!ownUrl && !globalUrl) {
        fields.missing("api_url", "api_url_file", "app_token", "global.slack_api_url");
      }
      url = ownUrl || globalUrl ? fields.requiredUrl("api_url", "slack_api_url") : Secret.NONE;
    } else {
      url = Secret.of(fields.url("app_url", "slack_app_url", POST_MESSAGE));
    }
    SlackPost post =
        new SlackPost(
            url,
            token,
            fields.flag("update_message", fields.flag("edit_messages", false)),
            fields.template("channel", ""),
            fields.template("username", template("username")),
            fields.template("icon_emoji", template("iconemoji")),
            fields.template("icon_url", template("iconurl")),
            fields.template("message_text", ""),
            fields.flag("link_names", false),
            SlackAttachment.read(fields));
    return HttpIntegration.of("slack", fields, false, post);
  }

  static String template(String name) {
    return "{{ template \"slack.default." + name + "\" . }}";
  }
}
