using System.Text;
using System.Text.Json;
using LamPS.Model.Generation;
using LamPS.Model.Tokenizers;
using LamPS.Model.Tokenizers.Patterns;

namespace LamPS.Model.Constraints;

/// <summary>What a model may write. Compiled once, used for many generations and vocabularies; safe for use from several threads.</summary>
public sealed class Grammar
{
    private readonly Dfa _dfa;
    private readonly Lock _gate = new();
    private readonly System.Runtime.CompilerServices.ConditionalWeakTable<TokenTrie, MaskTable> _masks = [];

    internal Grammar(PatternNode root) => _dfa = new Dfa(Nfa.Of(root));

    /// <summary>Texts that a regular expression matches as a whole.</summary>
    /// <param name="pattern">The expression, in the syntax of JSON Schema; <c>^</c> and <c>$</c> aren't needed. Look-around, back references and <c>\b</c> aren't supported.</param>
    /// <exception cref="Core.LamException">It can't be read, isn't supported, or is too large.</exception>
    public static Grammar FromPattern(string pattern) => new(GrammarParts.Pattern(pattern, wholeText: true));

    /// <summary>One of some texts.</summary>
    /// <param name="choices">The texts.</param>
    /// <exception cref="Core.LamException">There is none.</exception>
    public static Grammar FromChoices(IEnumerable<string> choices) => new(GrammarParts.OneOf(choices.Select(PatternNode.Text)));

    /// <summary>JSON without white space that a schema allows: a subset of JSON Schema, see the error for what is in it. Properties come in the schema's order, and no others; where names are free, one may come twice.</summary>
    /// <param name="schema">The schema.</param>
    /// <exception cref="Core.LamException">The schema uses what isn't supported; with its path.</exception>
    public static Grammar FromSchema(JsonElement schema) => new(new SchemaGrammar(schema).Read());

    /// <summary>Whether a whole text is allowed.</summary>
    /// <param name="text">Text.</param>
    public bool Allows(string text)
    {
        lock (_gate)
        {
            var state = _dfa.Start;
            foreach (var value in Encoding.UTF8.GetBytes(text))
            {
                state = _dfa.Next(state, value);
                if (state == Dfa.Dead)
                    return false;
            }

            return _dfa.IsAccepting(state);
        }
    }

    /// <summary>Begins a generation.</summary>
    /// <param name="tokenizer">Tokenizer of the model.</param>
    /// <param name="endTokens">Tokens that end an answer.</param>
    public ITokenConstraint Start(Tokenizer tokenizer, IReadOnlyCollection<int> endTokens)
    {
        lock (_gate)
        {
            var table = _masks.GetValue(TokenTrie.Of(tokenizer), trie => new MaskTable(trie, _dfa, _gate));
            return new GrammarConstraint(table, endTokens);
        }
    }
}
