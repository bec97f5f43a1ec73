/**
 * The texts of notifications. {@link io.monitorix.alerts.notify.text.Texts} expands templates for
 * one message, and has plain words in place of those that fail; {@link
 * io.monitorix.alerts.notify.text.DefaultTemplates} has those that integrations use unless they are
 * told otherwise.
 */
@NullMarked
package io.monitorix.alerts.notify.text;

import org.jspecify.annotations.NullMarked;
