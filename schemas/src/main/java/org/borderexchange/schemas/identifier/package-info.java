/**
 * What a vehicle, document, container or person is known by, and the keys under which any spelling of it is found.
 * Start with {@link org.borderexchange.schemas.identifier.IdentifierKeys}. All of it is pure and thread-safe.
 */
@NullMarked
package org.borderexchange.schemas.identifier;

import org.jspecify.annotations.NullMarked;
