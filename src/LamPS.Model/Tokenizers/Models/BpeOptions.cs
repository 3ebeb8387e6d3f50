namespace LamPS.Model.Tokenizers.Models;

/// <summary>What a file says about a byte-pair model besides its tokens.</summary>
/// <param name="UnknownToken">Token of what isn't known, or null.</param>
/// <param name="FuseUnknown">Whether neighbours that aren't known are one token.</param>
/// <param name="ByteFallback">Whether unknown letters become tokens of their bytes.</param>
/// <param name="IgnoreMerges">Whether a word that is a token by itself is taken as it is.</param>
internal sealed record BpeOptions(string? UnknownToken = null, bool FuseUnknown = false, bool ByteFallback = false, bool IgnoreMerges = false);
