/**
 * The management API below {@code /api/monitorix/v1}: what is watched, checked, evaluated and told,
 * each area in a class of its own. {@link io.monitorix.exporter.web.manage.ManageApi} joins them.
 */
@NullMarked
package io.monitorix.exporter.web.manage;

import org.jspecify.annotations.NullMarked;
