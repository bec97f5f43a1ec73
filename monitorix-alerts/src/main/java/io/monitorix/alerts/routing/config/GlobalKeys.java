package io.monitorix.alerts.routing.config;

import java.util.List;

/** The keys of the {@code global} section of Alertmanager 0.28, files for secrets included. */
final class GlobalKeys {

  static final String RESOLVE_TIMEOUT = "resolve_timeout";

  static final List<String> ALL =
      List.of(
          RESOLVE_TIMEOUT,
          "http_config",
          "jira_api_url",
          "smtp_from",
          "smtp_hello",
          "smtp_smarthost",
          "smtp_auth_username",
          "smtp_auth_password",
          "smtp_auth_password_file",
          "smtp_auth_secret",
          "smtp_auth_secret_file",
          "smtp_auth_identity",
          "smtp_require_tls",
          "smtp_force_implicit_tls",
          "smtp_tls_config",
          "slack_api_url",
          "slack_api_url_file",
          "slack_app_token",
          "slack_app_token_file",
          "slack_app_url",
          "pagerduty_url",
          "opsgenie_api_url",
          "opsgenie_api_key",
          "opsgenie_api_key_file",
          "wechat_api_url",
          "wechat_api_secret",
          "wechat_api_corp_id",
          "victorops_api_url",
          "victorops_api_key",
          "victorops_api_key_file",
          "telegram_api_url",
          "telegram_bot_token",
          "telegram_bot_token_file",
          "mattermost_webhook_url",
          "mattermost_webhook_url_file",
          "webex_api_url",
          "rocketchat_api_url",
          "rocketchat_token",
          "rocketchat_token_file",
          "rocketchat_token_id",
          "rocketchat_token_id_file");

  private GlobalKeys() {}
}
