/**
 * The exchange's directory while the service runs: read at start, kept up to date. Start with {@link CurrentDirectory}.
 */
@NullMarked
package org.borderexchange.notification.directory;

import org.jspecify.annotations.NullMarked;
