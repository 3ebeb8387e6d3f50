namespace LamPS.Core.Planning.Help;

/// <summary>What a part of a help page is.</summary>
internal enum HelpBlockKind
{
    /// <summary>A heading; has a level.</summary>
    Heading,

    /// <summary>A paragraph.</summary>
    Paragraph,

    /// <summary>A paragraph that says what a command or field is for.</summary>
    Description,

    /// <summary>Steps in order; its children are items.</summary>
    Steps,

    /// <summary>A list without order; its children are items.</summary>
    Items,

    /// <summary>An entry of a list; its children are lists inside of it.</summary>
    Item,

    /// <summary>A row of a table; its children are paragraphs, one a cell.</summary>
    Row,
}
