/**
 * Notices as server-sent events: each stream reads the durable log of its subscription at its own pace. Start with
 * {@link org.borderexchange.notification.stream.StreamHub}.
 */
@NullMarked
package org.borderexchange.notification.stream;

import org.jspecify.annotations.NullMarked;
