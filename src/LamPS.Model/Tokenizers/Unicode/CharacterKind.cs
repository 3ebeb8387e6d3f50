namespace LamPS.Model.Tokenizers.Unicode;

/// <summary>What pre-tokenizers tell apart.</summary>
[Flags]
internal enum CharacterKind : byte
{
    None = 0,

    /// <summary>Category L.</summary>
    Letter = 1,

    /// <summary>Category N.</summary>
    Number = 2,

    /// <summary>White_Space.</summary>
    Space = 4,

    /// <summary>Carriage return or line feed; a space too.</summary>
    LineEnd = 8,

    /// <summary>What may stand in the front of a word that has case: Lu, Lt, Lm, Lo, M.</summary>
    UpperPart = 16,

    /// <summary>What may stand in the tail of a word that has case: Ll, Lm, Lo, M.</summary>
    LowerPart = 32,

    /// <summary>Category P, or ASCII punctuation.</summary>
    Punctuation = 64,

    /// <summary>Half of a surrogate pair; the code point decides.</summary>
    Surrogate = 128,
}
