/** Broker, registry and database for integration tests. Start with {@link Infrastructure}. */
@NullMarked
package org.borderexchange.gateway.infrastructure;

import org.jspecify.annotations.NullMarked;
