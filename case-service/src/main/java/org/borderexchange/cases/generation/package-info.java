/**
 * Everything at the hub but Kafka's topics is derived and belongs to a generation; a rebuild begins the next one. Start with
 * {@link Generation}.
 */
@NullMarked
package org.borderexchange.cases.generation;

import org.jspecify.annotations.NullMarked;
