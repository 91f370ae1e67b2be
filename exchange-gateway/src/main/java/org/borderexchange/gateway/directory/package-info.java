/**
 * The exchange's directory while the gateway runs: read at start, kept up to date. Start with {@link CurrentDirectory}.
 */
@NullMarked
package org.borderexchange.gateway.directory;

import org.jspecify.annotations.NullMarked;
