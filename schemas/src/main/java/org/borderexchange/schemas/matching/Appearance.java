package org.borderexchange.schemas.matching;

import org.jspecify.annotations.Nullable;

/** How a vehicle looks, in the words of the alert. It raises or lowers the score of a match and never makes one. */
public record Appearance(
        @Nullable String make,
        @Nullable String model,
        @Nullable String colour,
        @Nullable Integer modelYear) {}
