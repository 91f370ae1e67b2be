/**
 * Who takes part in what, since when, and with which keys: read from the YAML files of {@code deploy/directory}. Start with
 * {@link ExchangeDirectory}.
 */
@NullMarked
package org.borderexchange.schemas.directory;

import org.jspecify.annotations.NullMarked;
