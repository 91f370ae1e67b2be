/**
 * Alerts over HTTP: reading what was sent with all its faults, and answering. Start with {@link AlertController}; how requests are read is
 * {@link AlertReader}.
 */
@NullMarked
package org.borderexchange.gateway.alert.web;

import org.jspecify.annotations.NullMarked;
