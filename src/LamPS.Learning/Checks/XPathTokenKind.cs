namespace LamPS.Learning.Checks;

/// <summary>What a piece of an XPath expression is.</summary>
internal enum XPathTokenKind
{
    Name,
    Attribute,
    Variable,
    Function,
    Literal,
    Number,
    Operator,
    Open,
    Close,
    Separator,
}
