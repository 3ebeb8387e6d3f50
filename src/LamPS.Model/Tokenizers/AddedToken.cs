namespace LamPS.Model.Tokenizers;

/// <summary>A token that is found in text before anything else is done to it.</summary>
/// <param name="Id">Id.</param>
/// <param name="Content">Text.</param>
/// <param name="IsSpecial">Whether it steers the model and isn't shown in answers.</param>
public sealed record AddedToken(int Id, string Content, bool IsSpecial)
{
    /// <summary>Whether it takes the white space before it.</summary>
    public bool StripsLeft { get; init; }

    /// <summary>Whether it takes the white space behind it.</summary>
    public bool StripsRight { get; init; }

    /// <summary>Whether it must not touch other letters or digits.</summary>
    public bool IsSingleWord { get; init; }

    /// <summary>Whether it is looked for in normalized text.</summary>
    public bool IsNormalized { get; init; }
}
