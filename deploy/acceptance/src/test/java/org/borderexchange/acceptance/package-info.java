/**
 * The running platform, seen from outside over HTTP, server-sent events and Kafka. Start with
 * {@link org.borderexchange.acceptance.GroupAlertIT}; the words it is told in are in {@code story}.
 */
@NullMarked
package org.borderexchange.acceptance;

import org.jspecify.annotations.NullMarked;
