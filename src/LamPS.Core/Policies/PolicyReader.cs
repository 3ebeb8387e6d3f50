using LamPS.Core.Actions;
using LamPS.Core.Yaml;
using YamlDotNet.RepresentationModel;

namespace LamPS.Core.Policies;

/// <summary>Reads policy files (YAML): <c>extends</c>, <c>allow</c> / <c>ask</c> / <c>deny</c> by risk, <c>rules</c> in order, and <c>service-accounts</c>.</summary>
public static class PolicyReader
{
    private static readonly string[] Keys = ["name", "extends", "allow", "ask", "deny", "rules", "service-accounts"];
    private static readonly string[] RuleKeys = ["application", "element", "function", "risk", "verdict"];

    /// <summary>A built-in policy by name, or a file's.</summary>
    /// <param name="nameOrPath">Name or path.</param>
    /// <exception cref="LamException">There is none, or it is wrong.</exception>
    public static Policy Resolve(string nameOrPath)
    {
        if (Policy.BuiltIn.FirstOrDefault(p => p.Name == nameOrPath) is { } builtIn)
        {
            return builtIn;
        }

        return File.Exists(nameOrPath) ? Read(File.ReadAllText(nameOrPath), nameOrPath) : throw PolicyErrors.PolicyNotFound(nameOrPath);
    }

    /// <summary>Reads the text of a policy file.</summary>
    /// <param name="text">Text.</param>
    /// <param name="file">File, for messages.</param>
    /// <exception cref="LamException">It is wrong.</exception>
    public static Policy Read(string text, string file)
    {
        var yaml = new StrictYaml(file, PolicyErrors.PolicyInvalid);
        var policy = new Policy { Name = Path.GetFileNameWithoutExtension(file) };
        var verdicts = new Dictionary<Risk, PolicyVerdict>();
        foreach (var (key, value) in yaml.Pairs(yaml.Load(text), Keys))
        {
            switch (key)
            {
                case "name":
                    policy = policy with { Name = yaml.Scalar(value) };
                    break;
                case "extends":
                    var name = yaml.Scalar(value);
                    var parent = Policy.BuiltIn.FirstOrDefault(p => p.Name == name)
                        ?? throw yaml.Wrong(value, $"'{name}' isn't one of {string.Join(", ", Policy.BuiltIn.Select(p => p.Name))}");
                    foreach (var (risk, verdict) in parent.ByRisk)
                    {
                        verdicts.TryAdd(risk, verdict);
                    }

                    break;
                case "rules":
                    policy = policy with { Rules = [.. yaml.Sequence(value).Select(rule => ReadRule(rule, yaml))] };
                    break;
                case "service-accounts":
                    policy = policy with { ServiceAccounts = yaml.Enumeration<PolicyVerdict>(value) };
                    if (policy.ServiceAccounts == PolicyVerdict.Ask)
                    {
                        throw yaml.Wrong(value, "service accounts are allowed or denied; a host that starts has nobody to ask");
                    }

                    break;
                default:
                    foreach (var risk in yaml.Sequence(value))
                    {
                        verdicts[yaml.Enumeration<Risk>(risk)] = Enum.Parse<PolicyVerdict>(key, ignoreCase: true);
                    }

                    break;
            }
        }

        return policy with { ByRisk = verdicts };
    }

    private static PolicyRule ReadRule(YamlNode node, StrictYaml yaml)
    {
        var rule = new PolicyRule(PolicyVerdict.Deny, Line: (int)node.Start.Line);
        var hasVerdict = false;
        foreach (var (key, value) in yaml.Pairs(node, RuleKeys))
        {
            rule = key switch
            {
                "application" => rule with { Application = yaml.Scalar(value) },
                "element" => rule with { Element = yaml.Scalar(value) },
                "function" => rule with { Function = yaml.Scalar(value) },
                "risk" => rule with { Risk = yaml.Enumeration<Risk>(value) },
                _ => rule with { Verdict = yaml.Enumeration<PolicyVerdict>(value) },
            };
            hasVerdict |= key == "verdict";
        }

        return hasVerdict ? rule : throw yaml.Wrong(node, "a rule needs a 'verdict': allow, ask or deny");
    }
}
