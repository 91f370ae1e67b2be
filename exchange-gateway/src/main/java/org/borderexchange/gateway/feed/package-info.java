/**
 * What the desks of this country see as it happens: server-sent events from a log in memory, resumable at any instance.
 * Start with {@link DeskFeed}; over HTTP it is {@link EventStreamController}.
 */
@NullMarked
package org.borderexchange.gateway.feed;

import org.jspecify.annotations.NullMarked;
