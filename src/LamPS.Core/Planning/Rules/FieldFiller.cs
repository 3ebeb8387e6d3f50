using LamPS.Core.Applications;
using LamPS.Core.Planning.Language;

namespace LamPS.Core.Planning.Rules;

/// <summary>Finds which fields a clause fills, and with what: by labels beside values, by options, by the kind of value, by what is left over.</summary>
internal sealed class FieldFiller
{
    private readonly ClauseView _clause;
    private readonly Sentence _sentence;
    private readonly IReadOnlyList<MapField> _fields;
    private readonly List<Assignment> _assignments = [];
    private readonly HashSet<MapField> _filled = [];
    private readonly bool[] _used;
    private readonly List<LabelMatch> _labels;

    private FieldFiller(ClauseView clause, IReadOnlyList<MapField> fields, bool[] closed)
    {
        _clause = clause;
        _sentence = clause.Sentence;
        _fields = fields;
        _used = [.. closed];
        Explained = new bool[_sentence.Count];
        _labels = [.. fields.Where(f => f.Label.Length > 0 && f.Role != "button").SelectMany(f => LabelMatch.Find(_sentence, f, _used))];
    }

    /// <summary>Fields and values found.</summary>
    public IReadOnlyList<Assignment> Assignments => _assignments;

    /// <summary>Tokens that the assignments explain.</summary>
    public bool[] Explained { get; }

    /// <summary>Fills fields.</summary>
    /// <param name="clause">Clause.</param>
    /// <param name="fields">Fields that can be filled.</param>
    /// <param name="closed">Tokens that mean something else already.</param>
    /// <param name="byKind">Whether values without a label may go to the field that suits their kind, and left-over text to a description.</param>
    public static FieldFiller Fill(ClauseView clause, IReadOnlyList<MapField> fields, bool[]? closed = null, bool byKind = true)
    {
        var filler = new FieldFiller(clause, fields, closed ?? clause.Nothing());
        filler.Dimensions();
        filler.Units();
        filler.Labelled();
        filler.Unlabelled();
        filler.Switches();
        filler.ByKind();
        if (byKind)
        {
            filler.Person();
            filler.Described();
            filler.LeftOver();
        }

        filler.MarkLabels();

        return filler;
    }

    // "a 3x4 table", "3 by 4": rows first, as tables are read out.
    private void Dimensions()
    {
        for (var i = 0; i + 2 < _sentence.Count; i++)
        {
            if (!_sentence[i].Is(ArgumentKind.Number) || !_sentence[i + 2].Is(ArgumentKind.Number) || !_sentence[i + 1].Is("x", "×", "by"))
            {
                continue;
            }

            foreach (var (first, second) in new[] { ("row", "column"), ("width", "height") })
            {
                if (Numeric(first) is { } a && Numeric(second) is { } b && !_used[i])
                {
                    Accept(a, i, i, [i, i + 1]);
                    Accept(b, i + 2, i + 2, []);
                }
            }
        }
    }

    // "45 minutes" for a field that is called Minutes.
    private void Units()
    {
        for (var i = 0; i < _sentence.Count; i++)
        {
            if (_sentence[i].Span is { Kind: ArgumentKind.Number, Unit.Length: > 1 } span && !_used[i] && Numeric(span.Unit) is { } field && !_filled.Contains(field))
            {
                _assignments.Add(new Assignment(field, span.Value[..^span.Unit.Length].Trim(), span));
                _filled.Add(field);
                Use([i]);
            }
        }
    }

    private MapField? Numeric(string stem) =>
        _fields.FirstOrDefault(f => f.Role is "spinbutton" && Sentence.Stems(f.Label) is [var only] && only == Stemmer.Stem(stem));

    private void Labelled()
    {
        var found = _labels.SelectMany(label => ValueMatch.Around(_sentence, label, _labels)).OrderByDescending(v => v.Strength).ThenByDescending(v => v.Label.Length).ToList();
        foreach (var value in found)
        {
            if (_filled.Contains(value.Label.Field) || Taken(value.First, value.Last) || value.Label.Tokens.Any(t => _used[t]))
            {
                continue;
            }

            Accept(value.Label.Field, value.First, value.Last, value.Label.Tokens, value.Text, value.IsOption);
        }
    }

    // An option named without its label: "a suite", "urgent".
    private void Unlabelled()
    {
        var found = new List<(MapField Field, string Option, IReadOnlyList<int> Tokens)>();
        foreach (var field in _fields.Where(f => f.Options is { Count: > 0 } && f.Role is "combobox" or "list" or "radiobutton" && !_filled.Contains(f)))
        {
            foreach (var option in field.Options!.Where(o => o.Any(char.IsLetter)))
            {
                if (LabelMatch.Words(_sentence, option, _used, 0.99) is { } tokens && tokens.Any(t => !_sentence[t].IsStop && !Vocabulary.Current.Generic.Contains(_sentence[t].Stem)))
                {
                    found.Add((field, option, tokens));
                }
            }
        }

        foreach (var (field, option, tokens) in found.OrderByDescending(f => f.Tokens.Count))
        {
            var rival = found.Any(f => !ReferenceEquals(f.Field, field) && f.Tokens[0] == tokens[0] && f.Tokens.Count >= tokens.Count);
            if (!rival && !_filled.Contains(field) && !tokens.Any(t => _used[t]))
            {
                _assignments.Add(new Assignment(field, option, null, null, true));
                _filled.Add(field);
                Use(tokens);
            }
        }
    }

    private void Switches()
    {
        foreach (var label in _labels.Where(l => l.Field.Role is "checkbox" or "togglebutton" || l.Field is { Role: "radiobutton", Options: null or { Count: 0 } }).OrderByDescending(l => l.Length).ThenByDescending(l => l.Quality))
        {
            if (_filled.Contains(label.Field) || label.Tokens.Any(t => _used[t]))
            {
                continue;
            }

            var on = LocalWish(label);
            if (label.Field.Role == "radiobutton" && on == false)
            {
                continue;
            }

            _assignments.Add(new Assignment(label.Field, "", null, on));
            _filled.Add(label.Field);
            Use(label.Tokens);
            if (!label.Tokens.Any(_clause.WantsTokens.Contains))
            {
                Explain(_clause.WantsTokens);
            }
        }
    }

    private bool LocalWish(LabelMatch label)
    {
        for (var i = label.Tokens[0] - 1; i >= Math.Max(0, label.Tokens[0] - 2); i--)
        {
            if (_sentence[i].Is("without", "no", "not", "off", "disable"))
            {
                Use([i]);
                return false;
            }

            if (_sentence[i].Is("with", "including", "and", ","))
            {
                return true;
            }
        }

        // "Hide toolbar" as a label is switched on by "hide the toolbar".
        return label.Tokens.Any(_clause.WantsTokens.Contains) ? true : _clause.Wants ?? true;
    }

    private void ByKind()
    {
        for (var i = 0; i < _sentence.Count; i++)
        {
            if (_used[i] || _sentence[i].Span is not { } span)
            {
                continue;
            }

            var section = span.Kind switch
            {
                ArgumentKind.Email => "email-fields",
                ArgumentKind.Url => "url-fields",
                ArgumentKind.Path => "file-fields",
                ArgumentKind.Quotation when i > 0 && _sentence[i - 1].Is("named", "called", "titled", "name", "labelled", "labeled") => "person-fields",
                _ => null,
            };
            if (section is not null && FieldLike(section) is { } field)
            {
                var label = Sentence.Stems(field.Label);
                Accept(field, i, i, i > 0 && (_sentence[i - 1].Is("named", "called", "titled") || label.Contains(_sentence[i - 1].Stem)) ? [i - 1] : []);
            }
        }
    }

    // "for Zoe Muller": words with capitals after a preposition, where a field takes a person.
    private void Person()
    {
        if (FieldLike("person-fields") is not { } field)
        {
            return;
        }

        for (var i = 1; i < _sentence.Count; i++)
        {
            if (!_sentence[i - 1].Is("for", "by", "from", "of", "named", "called") || !(IsNameWord(i) || (_sentence[i].Is(ArgumentKind.Quotation) && !_used[i])))
            {
                continue;
            }

            if (_sentence[i].Span is not null)
            {
                Accept(field, i, i, [i - 1]);
                return;
            }

            var last = i;
            while (last + 1 < _sentence.Count && last - i < 3 && IsNameWord(last + 1))
            {
                last++;
            }

            Accept(field, i, last, [i - 1], _sentence.Slice(i, last));
            return;
        }
    }

    private bool IsNameWord(int i) => !_used[i] && !_sentence[i].IsMark && _sentence[i].Span is null && _sentence[i].IsCapitalized;

    // What is said after a colon, "that" or "because", without the parts that went into other fields.
    private void Described()
    {
        if (FieldLike("description-fields") is not { } field)
        {
            return;
        }

        var start = 0;
        for (var i = 1; i + 1 < _sentence.Count && start == 0; i++)
        {
            start = _sentence[i] is { Text: ":" } || _sentence[i].Is("that", "because", "saying", "about", "since") ? i + 1 : 0;
        }

        if (start == 0)
        {
            return;
        }

        var parts = new List<(int First, int Last)>();
        for (var i = start; i < _sentence.Count; i++)
        {
            var last = i;
            while (last + 1 < _sentence.Count && _sentence[last + 1] is not { Text: "," or ";" })
            {
                last++;
            }

            if (Enumerable.Range(i, last - i + 1).Any(t => !_used[t] && !_sentence[t].IsStop))
            {
                parts.Add((i, last));
            }

            i = last + 1;
        }

        if (parts.Count > 0)
        {
            _assignments.Add(new Assignment(field, string.Join(", ", parts.Select(p => _sentence.Slice(p.First, p.Last)))));
            _filled.Add(field);
            foreach (var (first, last) in parts)
            {
                Use([start - 1, .. Enumerable.Range(first, last - first + 1)]);
            }
        }
    }

    // A single value that is left goes into the single field that is left for it.
    private void LeftOver()
    {
        var open = Enumerable.Range(0, _sentence.Count).Where(i => !_used[i] && _sentence[i].Span is not null and not { Kind: ArgumentKind.Boolean or ArgumentKind.Keys }).ToList();
        if (open is not [var only])
        {
            return;
        }

        var kind = _sentence[only].Span!.Kind;
        var fields = _fields.Where(f => !_filled.Contains(f) && f.Label.Length > 0 && (kind is ArgumentKind.Number or ArgumentKind.Percent
            ? f.Role is "spinbutton" or "slider"
            : kind is not ArgumentKind.Ordinal && f.Role == "textbox")).ToList();
        if (fields.Count == 1 || (fields.Count > 1 && kind == ArgumentKind.Quotation && Sentence.Stems(fields[0].Label).Contains("nam")))
        {
            Accept(fields[0], only, only, []);
        }
    }

    // "a single room" is understood once the room type is single.
    private void MarkLabels()
    {
        var stems = _assignments.SelectMany(a => Sentence.Stems(a.Field.Label)).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < _sentence.Count; i++)
        {
            Explained[i] |= _sentence[i].Span is null && stems.Contains(_sentence[i].Stem);
        }
    }

    private MapField? FieldLike(string section)
    {
        var names = Vocabulary.Current.Entries(section);
        var open = _fields.Where(f => !_filled.Contains(f) && f.Role is "textbox" or "combobox" && f.Options is not { Count: > 0 }).ToList();
        return open.Where(f => !_filled.Contains(f))
            .Select(f => (Field: f, Rank: Rank(names, f.Label)))
            .Where(p => p.Rank < int.MaxValue)
            .OrderBy(p => p.Rank)
            .Select(p => p.Field)
            .FirstOrDefault();
    }

    private static int Rank(IReadOnlyList<string> names, string label)
    {
        var stems = Sentence.Stems(label);
        for (var i = 0; i < names.Count; i++)
        {
            if (Sentence.Stems(names[i]) is var wanted && wanted.All(stems.Contains))
            {
                return (stems.Count == wanted.Count ? 0 : 100) + i;
            }
        }

        return int.MaxValue;
    }

    private void Accept(MapField field, int first, int last, IEnumerable<int> label, string? text = null, bool isOption = false)
    {
        var span = first == last ? _sentence[first].Span : null;
        if (field.Role is "checkbox" or "togglebutton" && span is { Kind: ArgumentKind.Boolean })
        {
            _assignments.Add(new Assignment(field, "", span, span.Number == 1));
        }
        else
        {
            _assignments.Add(new Assignment(field, text ?? span?.Value ?? _sentence.Slice(first, last), isOption ? null : span, null, isOption));
        }

        _filled.Add(field);
        Use([.. label, .. Enumerable.Range(first, last - first + 1)]);
    }

    private bool Taken(int first, int last) => Enumerable.Range(first, last - first + 1).Any(t => _used[t]);

    private void Use(IEnumerable<int> tokens)
    {
        foreach (var token in tokens)
        {
            _used[token] = true;
            Explained[token] = true;
        }
    }

    private void Explain(IEnumerable<int> tokens)
    {
        foreach (var token in tokens)
        {
            Explained[token] = true;
        }
    }
}
