using System.Diagnostics.CodeAnalysis;
using System.Text;
using LamPS.Core.Elements;

namespace LamPS.Core.Selectors;

/// <summary>
/// Text that finds elements: <c>window[name~='Writer'] >> dialog >> spinbutton[name='Columns'] || spinbutton near:'Columns'</c>.
/// Immutable; equal when the canonical text is. See docs/selectors.md for the grammar.
/// </summary>
public sealed class Selector : IEquatable<Selector>
{
    private readonly SelectorSegment[][] _alternatives;
    private string? _text;

    internal Selector(SelectorSegment[][] alternatives) => _alternatives = alternatives;

    /// <summary>How many alternatives it has, at least 1.</summary>
    public int Alternatives => _alternatives.Length;

    /// <summary>Reads a selector.</summary>
    /// <param name="text">Text.</param>
    /// <exception cref="LamException">The text is no selector; the message names the column and the remedy shows an example.</exception>
    public static Selector Parse(string text) =>
        TryParse(text, out var selector, out var problem) ? selector : throw SelectorErrors.SelectorInvalid(text, problem);

    /// <summary>Reads a selector.</summary>
    /// <param name="text">Text.</param>
    /// <param name="selector">The selector.</param>
    /// <param name="problem">What is wrong, with the column.</param>
    /// <returns>Whether the text is a selector.</returns>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out Selector? selector, [NotNullWhen(false)] out SelectorProblem? problem) =>
        new SelectorParser(text).TryParse(out selector, out problem);

    /// <summary>The shortest robust selector that finds exactly one element in a snapshot: by window, role and name where that is enough.</summary>
    /// <param name="snapshot">Snapshot that holds the element.</param>
    /// <param name="element">The element.</param>
    /// <returns>A selector; by id, which lives as long as the element, when the snapshot doesn't hold it.</returns>
    public static Selector For(Snapshot snapshot, Element element) => SelectorMaker.Make(snapshot, element);

    /// <summary>Finds elements. The first alternative that matches anything wins.</summary>
    /// <param name="snapshot">Where to look.</param>
    public SelectorResult Find(Snapshot snapshot)
    {
        for (var i = 0; i < _alternatives.Length; i++)
        {
            var found = SelectorFinder.Find(snapshot, _alternatives[i]);
            if (found.Count > 0)
            {
                return new SelectorResult(found, i);
            }
        }

        return SelectorResult.None;
    }

    /// <summary>Whether this is an element's id alone, <c>e41</c>.</summary>
    /// <param name="id">The id.</param>
    public bool IsId(out ElementId id)
    {
        id = _alternatives is [[{ } only]] ? only.Id : ElementId.None;
        return !id.IsNone;
    }

    /// <summary>Whether both find the same by the same means.</summary>
    /// <param name="other">The other.</param>
    public bool Equals(Selector? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Selector);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>Canonical text; parses to an equal selector.</summary>
    public override string ToString()
    {
        if (_text is null)
        {
            var text = new StringBuilder();
            for (var i = 0; i < _alternatives.Length; i++)
            {
                text.Append(i == 0 ? "" : " || ");
                for (var j = 0; j < _alternatives[i].Length; j++)
                {
                    text.Append(j == 0 ? "" : " >> ");
                    _alternatives[i][j].Write(text);
                }
            }

            _text = text.ToString();
        }

        return _text;
    }
}
