using Mono.Cecil;
using Mono.Cecil.Rocks;

namespace OsteoHooks.House;

/// <summary>
/// Which types of one assembly name which others of it: in signatures, attributes, method bodies and generic arguments. Nested types, and
/// those that the compiler makes of lambdas and async methods, count as the type around them. Constants leave no trace in compiled code.
/// </summary>
internal sealed class TypeDependencies
{
    private readonly ModuleDefinition _module;
    private readonly HashSet<string> _named = new(StringComparer.Ordinal);

    private TypeDependencies(ModuleDefinition module) => _module = module;

    /// <summary>Full names, from each type to those that it names.</summary>
    /// <param name="assemblyFile">A built assembly.</param>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> Of(string assemblyFile)
    {
        using var read = ModuleDefinition.ReadModule(assemblyFile);
        return read.Types.ToDictionary(t => t.FullName, t => (IReadOnlySet<string>)NamedBy(t, read), StringComparer.Ordinal);
    }

    private static HashSet<string> NamedBy(TypeDefinition type, ModuleDefinition read)
    {
        var dependencies = new TypeDependencies(read);
        dependencies.Visit(type);
        dependencies._named.Remove(type.FullName);
        return dependencies._named;
    }

    private void Visit(TypeDefinition type)
    {
        Add(type.BaseType);
        Add(type.CustomAttributes);
        Add(type.GenericParameters);
        foreach (var contract in type.Interfaces)
        {
            Add(contract.InterfaceType);
        }

        foreach (var field in type.Fields)
        {
            Add(field.FieldType);
            Add(field.CustomAttributes);
        }

        foreach (var property in type.Properties)
        {
            Add(property.CustomAttributes);
        }

        foreach (var method in type.GetMethods().Concat(type.GetConstructors()))
        {
            Visit(method);
        }

        foreach (var nested in type.NestedTypes)
        {
            Visit(nested);
        }
    }

    private void Visit(MethodDefinition method)
    {
        Add((MethodReference)method);
        Add(method.CustomAttributes);
        Add(method.GenericParameters);
        if (!method.HasBody)
        {
            return;
        }

        foreach (var variable in method.Body.Variables)
        {
            Add(variable.VariableType);
        }

        foreach (var handler in method.Body.ExceptionHandlers)
        {
            Add(handler.CatchType);
        }

        foreach (var instruction in method.Body.Instructions)
        {
            switch (instruction.Operand)
            {
                case TypeReference type:
                    Add(type);
                    break;
                case MethodReference called:
                    Add(called);
                    break;
                case FieldReference field:
                    Add(field.DeclaringType);
                    Add(field.FieldType);
                    break;
            }
        }
    }

    private void Add(MethodReference method)
    {
        Add(method.DeclaringType);
        Add(method.ReturnType);
        foreach (var parameter in method.Parameters)
        {
            Add(parameter.ParameterType);
        }

        foreach (var argument in (method as GenericInstanceMethod)?.GenericArguments ?? [])
        {
            Add(argument);
        }
    }

    private void Add(IEnumerable<CustomAttribute> attributes)
    {
        foreach (var attribute in attributes)
        {
            Add(attribute.AttributeType);
            foreach (var argument in attribute.ConstructorArguments)
            {
                Add(argument.Value as TypeReference);
            }
        }
    }

    private void Add(IEnumerable<GenericParameter> parameters)
    {
        foreach (var constraint in parameters.SelectMany(p => p.Constraints))
        {
            Add(constraint.ConstraintType);
        }
    }

    private void Add(TypeReference? type)
    {
        foreach (var argument in (type as GenericInstanceType)?.GenericArguments ?? [])
        {
            Add(argument);
        }

        switch (type)
        {
            case null or GenericParameter:
                break;
            case TypeSpecification made:
                Add(made.ElementType);
                break;
            case { DeclaringType: { } around }:
                Add(around);
                break;
            default:
                if (ReferenceEquals(type.Scope, _module))
                {
                    _named.Add(type.FullName);
                }

                break;
        }
    }
}
