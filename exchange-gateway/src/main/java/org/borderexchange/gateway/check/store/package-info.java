/** Records of checks, and sightings that were received, in MongoDB. Start with {@link CheckStoreConfiguration}. */
@NullMarked
package org.borderexchange.gateway.check.store;

import org.jspecify.annotations.NullMarked;
