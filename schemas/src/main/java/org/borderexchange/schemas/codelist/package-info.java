/**
 * The code lists of the public API with their labels in English. Symbols are those of the wire contract, without its
 * {@code UNRECOGNISED}, which is only ever read. Start with {@link Code}.
 */
@NullMarked
package org.borderexchange.schemas.codelist;

import org.jspecify.annotations.NullMarked;
