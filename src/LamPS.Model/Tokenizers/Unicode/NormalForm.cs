namespace LamPS.Model.Tokenizers.Unicode;

/// <summary>Normal forms of Unicode.</summary>
internal enum NormalForm
{
    /// <summary>Composed.</summary>
    Nfc,

    /// <summary>Decomposed.</summary>
    Nfd,

    /// <summary>Compatible and composed.</summary>
    Nfkc,

    /// <summary>Compatible and decomposed.</summary>
    Nfkd,
}
